package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.eval.MetricValue;
import dev.lacuna.task.Table;
import dev.lacuna.task.TaskMetric;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of types, and the report that it is part of. */
class TypeTableTest {
  private static final Letters USERS =
      new Letters()
          .add("INTJ", 0.9, 0.5, 0.8, 0.7) // INTJ
          .add("INTJ", 0.9, 0.9, 0.2, 0.1) // INFP
          .add("INTJ", 0.6, 0.9, 0.4, 0.3) // INFP
          .add("ESFP", 0.9, 0.9, 0.9, 0.9) // INTJ
          .add("INTx", 0.9, 0.9, 0.9, 0.9) // does not count
          .add("ENFP", 0.1, 0.9, 0.4, 0.6); // ENFJ

  @Test
  void usersOfWhomAllIsKnownAreCountedByRightLetters() {
    TypeTable types = TypeTable.of(USERS.labels(), USERS.predictions());

    assertThat(types.users()).isEqualTo(5);
    Table table = types.table();
    assertThat(table.headers())
        .containsExactly(
            "type", "users", "4 letters right", "3", "2", "1", "0", "most often taken for");
    assertThat(table.rows())
        .containsExactly(
            List.of("ENFP", "1", "0", "1", "0", "0", "0", "ENFJ (1)"),
            List.of("ESFP", "1", "0", "0", "0", "0", "1", "INTJ (1)"),
            List.of("INTJ", "3", "1", "0", "2", "0", "0", "INFP (2)"));
  }

  /** 4, 2, 2, 0 and 3 letters are right. */
  @Test
  void theReportGivesTheMeanOfRightLetters() {
    List<TaskMetric> metrics = new MbtiReport().metrics(USERS.data(), USERS.predictions());

    assertThat(metrics).extracting(TaskMetric::id).containsExactly("right_letters");
    assertThat(metrics.get(0).value().toOptional().orElseThrow())
        .isEqualTo(11.0 / 5, within(1e-12));
  }

  @Test
  void theReportSaysThatItIsNoInstrument() {
    List<Table> tables = new MbtiReport().tables(USERS.data(), USERS.predictions());

    assertThat(tables).extracting(table -> table.headers().get(0)).containsExactly("type", "axis");
    assertThat(tables.get(1).notes())
        .singleElement()
        .asString()
        .contains("not a psychological instrument", "not for decisions about people");
  }

  @Test
  void whereNobodyIsKnownWhollyThereIsNoTableOfTypes() {
    Letters users = new Letters().add("INTx", 0.9, 0.9, 0.9, 0.9).add("xSFP", 0.9, 0.9, 0.9, 0.9);
    MbtiReport report = new MbtiReport();

    assertThat(report.tables(users.data(), users.predictions()))
        .extracting(table -> table.headers().get(0))
        .containsExactly("axis");
    assertThat(report.metrics(users.data(), users.predictions()).get(0).value())
        .isEqualTo(new MetricValue.Undefined("no user with all letters known"));
  }
}
