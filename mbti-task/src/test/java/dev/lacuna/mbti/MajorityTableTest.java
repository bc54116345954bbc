package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.task.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class MajorityTableTest {
  /**
   * Worked out by hand. IE: labels I I I E, given I I E E. F1 of I is 2·2 / (2·2 + 1) = 4/5, of E
   * 2·1 / (2·1 + 1) = 2/3; recalls are 2/3 and 1; every I stands above the E. Always I: F1 is 6/7
   * and 0. NS: one class only, so that nothing but accuracy can be said. TF: T F given F F; as many
   * of each, so that T is said to be the commoner one. JP: no label at all.
   */
  @Test
  void aConstantGuessStandsBesideTheModel() {
    Letters users =
        new Letters()
            .add("INTx", 0.9, 0.7, 0.4, 0.5)
            .add("IxFx", 0.8, 0.7, 0.3, 0.5)
            .add("Ixxx", 0.3, 0.7, 0.9, 0.5)
            .add("Exxx", 0.2, 0.7, 0.9, 0.5);

    Table table = new MajorityTable(users.labels(), users.predictions()).table(List.of("a note"));

    assertThat(table.headers())
        .containsExactly(
            "axis",
            "commoner letter",
            "f1 macro",
            "majority",
            "balanced accuracy",
            "majority",
            "roc auc",
            "majority",
            "accuracy",
            "majority");
    assertThat(table.rows().get(0))
        .containsExactly(
            "IE", "I", "0.7333", "0.4286", "0.8333", "0.5000", "1.0000", "0.5000", "0.7500",
            "0.7500");
    assertThat(table.rows().get(1))
        .containsExactly("NS", "N", "–", "–", "–", "–", "–", "–", "1.0000", "1.0000");
    assertThat(table.rows().get(2))
        .containsExactly(
            "TF", "T", "0.3333", "0.3333", "0.5000", "0.5000", "1.0000", "0.5000", "0.5000",
            "0.5000");
    assertThat(table.rows().get(3))
        .containsExactly("JP", "J", "–", "–", "–", "–", "–", "–", "–", "–");
    // of what can be said: F1 of IE and TF, accuracy of three axes
    assertThat(table.rows().get(4))
        .startsWith("mean", "", "0.5333", "0.3810", "0.6667", "0.5000", "1.0000", "0.5000")
        .endsWith("0.7500", "0.7500");
    assertThat(table.notes()).containsExactly("a note");
  }

  @Test
  void theCommonerLetterMayBeTheSecond() {
    Letters users =
        new Letters().add("ESFP", 0, 0, 0, 0).add("ISFP", 0, 0, 0, 0).add("ESFP", 1, 1, 1, 1);

    Table table = new MajorityTable(users.labels(), users.predictions()).table(List.of());

    assertThat(table.rows()).extracting(row -> row.get(1)).containsExactly("E", "S", "F", "P", "");
    assertThat(table.rows().get(0).get(9)).isEqualTo("0.6667");
  }
}
