package dev.lacuna.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  private final Path folder;
  private final Golden golden;

  GoldenTest(@TempDir Path folder) {
    this.folder = folder;
    this.golden = new Golden(folder, false);
  }

  @Test
  void anEqualTextPasses() throws IOException {
    Files.writeString(folder.resolve("help.txt"), "one\ntwo\n");

    assertThatCode(() -> golden.check("help.txt", "one\ntwo\n")).doesNotThrowAnyException();
  }

  @Test
  void lineEndingsDoNotCount() throws IOException {
    Files.writeString(folder.resolve("help.txt"), "one\r\ntwo");

    assertThatCode(() -> golden.check("help.txt", "one\ntwo\n")).doesNotThrowAnyException();
  }

  @Test
  void theLinesThatDifferAreShown() throws IOException {
    Files.writeString(folder.resolve("help.txt"), "one\ntwo\nthree\nfour\n");

    assertThatThrownBy(() -> golden.check("help.txt", "one\n2\n2.5\nthree\nfour\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            String.format(
                "The text differs from golden file help.txt from line 2 on. If the new text is"
                    + " right, write the file anew with -Dlacuna.golden=update.%n"
                    + "- two%n+ 2%n+ 2.5%n"));
  }

  @Test
  void aLineThatIsGoneIsShown() throws IOException {
    Files.writeString(folder.resolve("help.txt"), "one\none\n");

    assertThatThrownBy(() -> golden.check("help.txt", "one\n"))
        .hasMessageContaining("from line 2 on")
        .hasMessageEndingWith(String.format("%n- one%n"));
  }

  @Test
  void ofManyLinesTheFirstAreShown() throws IOException {
    Files.writeString(folder.resolve("help.txt"), "");

    assertThatThrownBy(() -> golden.check("help.txt", "line\n".repeat(25)))
        .hasMessageEndingWith(String.format("+ … 5 more lines%n"));
  }

  @Test
  void aMissingFileSaysHowToCreateIt() {
    assertThatThrownBy(() -> golden.check("help.txt", "one"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no golden file help.txt")
        .hasMessageContaining("-Dlacuna.golden=update")
        .hasMessageEndingWith("one");
  }

  @Test
  void anUpdateWritesTheFileWithPlainLineEnds() {
    new Golden(folder.resolve("new"), true).check("help.txt", "one\r\ntwo");

    assertThat(folder.resolve("new/help.txt")).hasContent("one\ntwo\n");
  }
}
