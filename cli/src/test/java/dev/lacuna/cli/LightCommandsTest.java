package dev.lacuna.cli;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading ND4J takes seconds: only the engine that needs it must load it. */
class LightCommandsTest {
  @TempDir private Path folder;

  @Test
  void helpLoadsNoNativeLibraries() throws IOException, InterruptedException {
    assertThat(classesLoadedBy("--help")).contains("dev.lacuna.cli.Main").doesNotContain("nd4j");
  }

  @Test
  void trainingOnTheFusedEngineLoadsNoNativeLibraries() throws IOException, InterruptedException {
    assertThat(
            classesLoadedBy(
                "toy", "train", "--points", "1000", "--epochs", "2", "--out", folder.toString()))
        .contains("dev.lacuna.train.fused.FusedSession", "dev.lacuna.train.dl4j.Dl4jEngine")
        .doesNotContain("org.nd4j.", "org.bytedeco.", "org.deeplearning4j.");
    // the process has not got Java's vector module
    assertThat(Files.readString(folder.resolve("output")))
        .containsOnlyOnce("lacuna: hint: training runs several times faster with");
  }

  @Test
  void predictionLoadsNoNativeLibraries() throws IOException, InterruptedException {
    Terminal terminal = new Terminal(Path.of("no-plugins"));
    terminal.run("toy", "train", "--points", "1000", "--epochs", "1", "--out", folder.toString());

    assertThat(
            classesLoadedBy("toy", "predict", folder.resolve("model.lacuna").toString(), "0", "1"))
        .contains("dev.lacuna.model.Network")
        .doesNotContain("org.nd4j.", "org.bytedeco.");
  }

  @Test
  void exportToOnnxLoadsNoNativeLibraries() throws IOException, InterruptedException {
    Terminal terminal = new Terminal(Path.of("no-plugins"));
    terminal.run("toy", "train", "--points", "1000", "--epochs", "1", "--out", folder.toString());

    assertThat(
            classesLoadedBy(
                "export", folder.resolve("model.lacuna").toString(), "--format", "onnx"))
        .contains("onnx.Onnx")
        .doesNotContain("org.nd4j.linalg.", "org.deeplearning4j.", "org.bytedeco.");
  }

  private String classesLoadedBy(String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java.toString(), "-Xlog:class+load:file=" + log));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(process.waitFor(1, MINUTES)).as("ended in time").isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("output"))).isZero();
    return Files.readString(log);
  }
}
