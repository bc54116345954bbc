package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
  private static final int LONGEST = 700;

  @TempDir Path folder;

  @Test
  void wholeFileThatWasWrittenByteByByteIsRead() throws IOException {
    Path file = whole();
    Files.write(file, HostileFiles.zip(HostileFiles.entries(file)).bytes());

    assertThat(ModelFile.read(file).card()).isEqualTo(ModelFileTest.model().card());
  }

  @Test
  void everyOneIsRefusedInOneLine() throws IOException {
    Path file = folder.resolve("hostile.lacuna");
    for (Map.Entry<String, byte[]> hostile : HostileFiles.from(whole()).entrySet()) {
      Files.write(file, hostile.getValue());
      Throwable thrown = catchThrowable(() -> ModelFile.read(file));

      assertThat(thrown).as(hostile.getKey()).isInstanceOf(LacunaException.class);
      assertThat(((LacunaException) thrown).code())
          .as(hostile.getKey())
          .isEqualTo(ErrorCode.BAD_MODEL);
      assertThat(thrown.getMessage())
          .as(hostile.getKey())
          .hasSizeLessThan(LONGEST)
          .doesNotContainPattern("\\p{Cntrl}");
    }
  }

  /** Java itself sees to it that no more is taken. */
  @Test
  void everyOneIsRefusedWithLittleMemory() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFiles.class.getName()));
    Map<String, byte[]> all = HostileFiles.from(whole());
    for (byte[] hostile : all.values()) {
      command.add(Files.write(folder.resolve(command.size() + ".lacuna"), hostile).toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines())
        .hasSize(all.size())
        .allMatch(line -> line.matches("\\d+ \\d+ BAD_MODEL .*"));
    if (Boolean.getBoolean("lacuna.print")) {
      List<String> names = new ArrayList<>(all.keySet());
      List<String> lines = output.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        System.out.println(names.get(i) + ": " + lines.get(i));
      }
    }
  }

  private Path whole() {
    Path file = folder.resolve("whole.lacuna");
    ModelFileTest.model().save(file);
    return file;
  }
}
