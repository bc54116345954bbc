package dev.lacuna.toy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the excerpts in the page on writing a task with the code. */
class WritingATaskTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
  private static final Path PAGE = MODULE.resolve("../docs/writing-a-task.md");
  private static final Path CODE = MODULE.resolve("src/main/java/dev/lacuna/toy");
  private static final Pattern EXCERPT =
      Pattern.compile("<!-- from (\\S+) -->\\R```java\\R(.*?)\\R```", Pattern.DOTALL);

  @Test
  void excerptsStandInTheCode() throws IOException {
    for (MatchResult excerpt : EXCERPT.matcher(Files.readString(PAGE)).results().toList()) {
      String code = Files.readString(CODE.resolve(excerpt.group(1)));

      assertThat(unindented(code)).as(excerpt.group(1)).contains(unindented(excerpt.group(2)));
    }
  }

  @Test
  void everyJavaBlockIsAnExcerpt() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(EXCERPT.matcher(page).results())
        .hasSameSizeAs(Pattern.compile("```java").matcher(page).results().toList())
        .isNotEmpty();
  }

  private static String unindented(String code) {
    return code.lines().map(String::strip).collect(joining("\n"));
  }
}
