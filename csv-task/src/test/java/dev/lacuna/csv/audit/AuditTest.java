package dev.lacuna.csv.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.csv.table.MissingWords;
import dev.lacuna.io.Json;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.Table;
import dev.lacuna.testkit.Golden;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditTest {
  /** A table with one of each fault. */
  private static final AuditInput FAULTY =
      Audits.of(
          Lines.of(
              "id,size,twin,shape,empty,same,y0,y1,y2",
              240,
              (row, random) -> {
                double size = 10 * random.nextDouble();
                int label = size + random.nextGaussian() > 5 ? 1 : 0;
                boolean blank = random.nextDouble() < (label == 1 ? 0.7 : 0.1);
                return "%d,%s,%d,%s,,7,%s,%d,%s"
                    .formatted(
                        row,
                        row % 12 == 0 ? "-999" : "%.2f".formatted(size),
                        1 - label,
                        row % 9 == 0 ? "unknown" : row % 2 == 0 ? "round" : "square",
                        blank ? "NA" : row % 3,
                        label,
                        row % 3 == 0 ? "" : "%.3f".formatted(size * size));
              }),
          MissingWords.USUAL);

  @Test
  void everyFaultIsNamedWithWhatMendsIt() {
    Golden.assertMatches("audit.txt", text(Audit.of(FAULTY, Feedback.none()).tables()));
  }

  @Test
  void theTextFitsATerminal() {
    assertThat(text(Audit.of(FAULTY, Feedback.none()).tables()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void theSameTableShowsTheSame() {
    assertThat(Json.print(Audit.of(FAULTY, Feedback.none()).json()))
        .isEqualTo(Json.print(Audit.of(FAULTY, Feedback.none()).json()));
  }

  @Test
  void theFileHoldsEveryHeadAndHowOftenTwoAreSeenTogether() throws Exception {
    JsonNode json = Json.mapper().readTree(Json.print(Audit.of(FAULTY, Feedback.none()).json()));

    assertThat(json.path("heads")).hasSize(3);
    assertThat(json.at("/heads/1/observed").asInt()).isEqualTo(240);
    assertThat(json.at("/heads/2/missing").asInt()).isEqualTo(80);
    assertThat(json.at("/observed_together/rows/1/2").asInt()).isEqualTo(160);
    assertThat(json.at("/observed_together/rows/0/1").asInt())
        .isEqualTo(json.at("/heads/0/observed").asInt());
  }

  @Test
  void manyHeadsStayReadable() {
    String header =
        "a," + IntStream.range(0, 60).mapToObj(t -> "y" + t).collect(Collectors.joining(","));
    AuditInput wide =
        Audits.of(
            Lines.of(
                header,
                100,
                (row, random) ->
                    random.nextDouble()
                        + ","
                        + IntStream.range(0, 60)
                            .mapToObj(t -> random.nextInt(3) == 0 ? "" : "" + random.nextInt(2))
                            .collect(Collectors.joining(","))));

    List<Table> tables = Audit.of(wide, Feedback.none()).tables();

    assertThat(tables).allSatisfy(table -> assertThat(table.rows()).hasSizeLessThanOrEqualTo(20));
    assertThat(text(tables)).contains("These are 20 of 60 heads", "These are 20 of 1,770 pairs");
  }

  @Test
  void aCleanTableNeedsNothing() {
    AuditInput clean =
        Audits.of(
            Lines.of(
                "a,y",
                100,
                (row, random) -> "%.6f,%d".formatted(random.nextDouble(), random.nextInt(2))));

    assertThat(Audit.of(clean, Feedback.none()).tables().get(0).rows())
        .containsExactly(List.of("", "nothing: no check found fault"));
  }

  /** Lays tables out in columns as wide as their widest cell. */
  private static String text(List<Table> tables) {
    return tables.stream().map(AuditTest::text).collect(Collectors.joining("\n"));
  }

  private static String text(Table table) {
    StringBuilder text = new StringBuilder();
    int[] widths =
        IntStream.range(0, table.headers().size())
            .map(
                c ->
                    IntStream.concat(
                            IntStream.of(table.headers().get(c).length()),
                            table.rows().stream().mapToInt(row -> row.get(c).length()))
                        .max()
                        .orElse(0))
            .toArray();
    text.append(line(table.headers(), widths));
    table.rows().forEach(row -> text.append(line(row, widths)));
    table.notes().forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      line.append(cells.get(c)).append(" ".repeat(widths[c] + 2 - cells.get(c).length()));
    }
    return line.toString().stripTrailing() + "\n";
  }
}
