package dev.lacuna.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the example of the README as it stands there. */
class ReadmeExampleTest {
  private static final Path README = Path.of(System.getProperty("basedir", ""), "../README.md");

  @Test
  void theExampleCompilesAndRuns(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("Example.java"), example());

    assertThat(run(folder)).containsPattern("P\\(y0 = 1\\) = 0\\.0\\d\\d");
    assertThat(folder.resolve("toy.lacuna")).isNotEmptyFile();
  }

  private static List<String> example() throws IOException {
    List<String> lines = Files.readAllLines(README);
    int begin = lines.indexOf("<!-- example -->");
    int end = lines.indexOf("<!-- /example -->");
    assertThat(begin).as("line <!-- example --> of the README").isNotNegative();
    assertThat(lines.get(begin + 1)).isEqualTo("```java");
    assertThat(lines.get(end - 1)).isEqualTo("```");
    return lines.subList(begin + 2, end - 1);
  }

  /** In a process of its own, since a relative path starts at the folder of the process. */
  private static String run(Path folder) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-classpath",
                System.getProperty("java.class.path"),
                "Example.java")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output);
    assertThat(ended).as("ended in time: %s", text).isTrue();
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
