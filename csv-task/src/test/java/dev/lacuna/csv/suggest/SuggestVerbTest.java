package dev.lacuna.csv.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.csv.Heard;
import dev.lacuna.csv.MadeUpTable;
import dev.lacuna.csv.Verbs;
import dev.lacuna.csv.table.Tables;
import dev.lacuna.task.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestVerbTest {
  private final Heard heard = new Heard();
  private final Path folder;

  SuggestVerbTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(data(), MadeUpTable.csv(300, 0.3, 1));
  }

  @Test
  void twoMembersSayWhichBlankCellsTheyDisagreeOn() {
    Path out = folder.resolve("ask.csv");

    Table shown = suggest("2", Map.of("budget", "12", "out", out.toString()));

    dev.lacuna.csv.table.Table sheet = Tables.read(out);
    assertThat(sheet.names())
        .containsExactly("line", "id", "label", "guess", "probability", "doubt", "answer");
    assertThat(sheet.rows()).isEqualTo(12);
    dev.lacuna.csv.table.Table source = Tables.read(data());
    Set<List<String>> asked = new HashSet<>();
    for (int i = 0; i < sheet.rows(); i++) {
      List<String> row = Tables.texts(sheet.columns(), i);
      assertThat(asked.add(List.of(row.get(0), row.get(2)))).isTrue();
      int inSource = Integer.parseInt(row.get(0)) - 2;
      assertThat(source.column(row.get(2)).text(inSource)).isEmpty();
      assertThat(source.column("id").text(inSource)).isEqualTo(row.get(1));
      assertThat(Double.parseDouble(row.get(5))).isPositive();
    }
    assertThat(asked).extracting(cell -> cell.get(1)).contains("ill", "grade", "dose");
    assertThat(shown.rows()).hasSize(10);
    assertThat(shown.notes()).containsExactly("… and 2 more");
    assertThat(heard.notes).noneMatch(note -> note.contains("--ensemble"));
  }

  @Test
  void oneMemberIsRankedByDoubtAndThatIsSaid() {
    Table shown = suggest("1", Map.of("budget", "11"));

    assertThat(shown.rows()).hasSize(10);
    assertThat(shown.rows()).extracting(row -> row.get(2)).doesNotContain("dose");
    assertThat(shown.notes()).containsExactly("… and 1 more; --out FILE writes all of them");
    assertThat(heard.notes).anyMatch(note -> note.contains("--ensemble 5"));
  }

  private Table suggest(String members, Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "data",
                data().toString(),
                "labels",
                MadeUpTable.LABELS,
                "ignore",
                "id",
                "hidden",
                "16",
                "epochs",
                "5",
                "ensemble",
                members));
    Path model = folder.resolve("model.lacuna");
    Verbs.train(settings).model().save(model);
    settings.putAll(more);
    return Verbs.run("suggest", Optional.of(model), settings, heard).get(0);
  }

  private Path data() {
    return folder.resolve("data.csv");
  }
}
