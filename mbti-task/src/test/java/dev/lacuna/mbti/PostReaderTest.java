package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Dataset;
import dev.lacuna.task.Feedback;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostReaderTest {
  @TempDir Path folder;

  @Test
  void readsTypesAndPosts() {
    Dataset<Author> users = read("type,posts\nINFJ,one|||two\nEN?P,\"three, \"\"3\"\"|||four\"\n");

    assertThat(users.inputs())
        .containsExactly(
            new Author(List.of("one", "two")), new Author(List.of("three, \"3\"", "four")));
    assertThat(types(users)).containsExactly("INFJ", "ENxP");
  }

  @Test
  void columnsStandInAnyOrderAndCaseAmongOthers() {
    Dataset<Author> users = read("id, Posts ,age,TYPE\n1,a|||b,30,istp\n");

    assertThat(users.inputs()).containsExactly(new Author(List.of("a", "b")));
    assertThat(types(users)).containsExactly("ISTP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IE,NS,TF,JP", "I/E,n/s,tf,P/J", "ei,sn,ft,pj"})
  void lettersMayStandInAColumnPerAxis(String columns) {
    Dataset<Author> users = read(columns + ",posts\ni,S,,j,a\n?,x,F,P,b\n,,,,c\n");

    assertThat(types(users)).containsExactly("ISxJ", "xxFP", "xxxx");
  }

  @Test
  void aColumnOfTypesGoesOverColumnsOfAxes() {
    assertThat(types(read("IE,type,posts\n0,ENTP,a\n"))).containsExactly("ENTP");
  }

  @Test
  void aBlankTypeIsNoLabelAtAll() {
    assertThat(types(read("type,posts\n,a\nINTJ,b\n"))).containsExactly("xxxx", "INTJ");
  }

  @Test
  void postsStayAsWrittenButBlankOnesDoNotCount() {
    Dataset<Author> users =
        read("type,posts\nINFJ,\"'http://a.org||| |||  an INTJ \\n\\ ||||||x|y||||z'\"\n");

    assertThat(users.inputs().get(0).posts())
        .containsExactly("'http://a.org", "  an INTJ \\n\\ ", "x|y", "|z'");
  }

  @Test
  void postsMayRunOverSeveralLines() {
    Dataset<Author> users = read("type,posts\r\nINFJ,\"a\nb|||c\"\r\n\r\nENFP,d\r\n");

    assertThat(users.inputs())
        .containsExactly(new Author(List.of("a\nb", "c")), new Author(List.of("d")));
  }

  @Test
  void postsMayRunOverThousandsOfLines() {
    String post = "line\n".repeat(100_000);

    assertThat(read("type,posts\nINFJ,\"" + post + "\"\nENFP,b\n").inputs())
        .containsExactly(new Author(List.of(post)), new Author(List.of("b")));
  }

  @Test
  void aQuoteInsideACellWithoutQuotesIsText() {
    assertThat(read("type,posts\nINFJ,5\" tall\nENFP,\"a\"\"\"\nESFP,\"\"\"b\"\n").inputs())
        .containsExactly(
            new Author(List.of("5\" tall")),
            new Author(List.of("a\"")),
            new Author(List.of("\"b")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void lettersOfFourBytesAreWholeWhereverABufferEnds(int shift) {
    String post = "a".repeat(shift) + "😀".repeat(50_000);

    assertThat(read("type,posts\nINFJ," + post + "\n").inputs())
        .containsExactly(new Author(List.of(post)));
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(types(read("\uFEFFtype,posts\nINFJ,a\n"))).containsExactly("INFJ");
  }

  @Test
  void aZippedFileIsKnownByItsContent() {
    Path file = PostFiles.write(folder, PostFiles.gzip("type,posts\nINFJ,ä\n"));

    assertThat(reader().read(file).inputs()).containsExactly(new Author(List.of("ä")));
  }

  @Test
  void theOriginTellsTheUsersAndTheChecksumOfTheFile() {
    // printf 'type,posts\nINFJ,a\n' | sha256sum
    assertThat(read("type,posts\nINFJ,a\n").origin())
        .isEqualTo("posts of 1 users, sha256 6ab515713f6bc023…");
  }

  @Test
  void usersToPredictNeedNoType() {
    Path file = PostFiles.write(folder, "posts,name\na|||b,x\n");

    assertThat(reader().readAuthors(file)).containsExactly(new Author(List.of("a", "b")));
  }

  @Test
  void typesOfUsersToPredictAreIgnoredWhateverTheyAre() {
    Path file = PostFiles.write(folder, "type,posts\nunknown,a\n");

    assertThat(reader().readAuthors(file)).containsExactly(new Author(List.of("a")));
  }

  @Test
  void oneUserMayWriteMillionsOfLetters() {
    String post = "word ".repeat(3_000_000);

    assertThat(read("type,posts\nINFJ," + post + "\n").inputs())
        .containsExactly(new Author(List.of(post)));
  }

  @Property
  void whateverIsWrittenIsReadBack(@ForAll("users") List<List<String>> posts, @ForAll boolean zip)
      throws Exception {
    StringBuilder text = new StringBuilder("posts,type\n");
    posts.forEach(
        of -> text.append('"' + String.join("|||", of).replace("\"", "\"\"") + "\",INFJ\n"));
    Path file = Files.createTempFile("users", ".csv");
    try {
      Files.write(
          file,
          zip ? PostFiles.gzip(text.toString()) : text.toString().getBytes(StandardCharsets.UTF_8));

      assertThat(reader().read(file).inputs()).isEqualTo(posts.stream().map(Author::new).toList());
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<List<List<String>>> users() {
    return Arbitraries.strings()
        .withChars("ab,\"'\\ \n;|ä漢")
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(post -> "😀" + post.replace("|", "") + "z")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private Dataset<Author> read(String text) {
    return reader().read(PostFiles.write(folder, text));
  }

  private static PostReader reader() {
    return new PostReader(Feedback.none());
  }

  private static List<String> types(Dataset<Author> users) {
    return IntStream.range(0, users.size())
        .mapToObj(row -> TypeNotation.print(users.labels(), row))
        .toList();
  }
}
