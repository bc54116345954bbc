package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Dataset;
import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Metric;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.TrainedRun;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Skipped where there is no {@link MbtiFile}. */
@Tag("real-data")
class RealPostsTest {
  @Test
  void everyUserIsReadWithAWholeType() {
    Dataset<Author> users = read();

    assertThat(users.size()).isEqualTo(2_121);
    assertThat(users.labels().observedCounts()).containsOnly(2_121);
    assertThat(types(users.labels(), "ISTP")).isEqualTo(337);
    assertThat(types(users.labels(), "ESTJ")).isEqualTo(39);
  }

  /** The figures are those of another implementation, in Python. */
  @Test
  void rawPostsLeakAndMaskedOnesDoNot() {
    Dataset<Author> users = read();

    LeakTest raw = LeakTest.of(users, MaskTypes.NONE);
    assertThat(raw.namingAType()).isEqualTo(2_040);
    assertThat(raw.namingTheirOwn()).isEqualTo(1_881);
    double[] expected = {0.79, 0.81, 0.82, 0.81};
    for (int axis = 0; axis < expected.length; axis++) {
      assertThat(raw.macroF1().get(axis).toOptional().orElseThrow())
          .isEqualTo(expected[axis], within(0.02));
    }

    assertThat(LeakTest.of(users, MaskTypes.TYPES).leaks()).isFalse();
    assertThat(LeakTest.of(users, MaskTypes.STRICT).leaks()).isFalse();
  }

  /** Of 1,273 users in less time than it takes to read about it; the defaults reach 0.78. */
  @Test
  void lettersOfPeopleAreLearntFromMaskedPosts() {
    Map<String, String> settings =
        Map.of(
            "data", MbtiFile.file().toString(),
            "split", "0.6,0.2,0.2",
            "dimension", "200",
            "epochs", "40",
            "refit", "no");

    TrainedRun<Author> run = Session.train(settings);

    LabelMatrix labels = run.split().test().labels();
    assertThat(labels.rows()).isBetween(420, 428);
    assertThat(
            Evaluator.score(labels, run.predictions(), Metric.ROC_AUC).toOptional().orElseThrow())
        .isGreaterThanOrEqualTo(0.74);
  }

  private static Dataset<Author> read() {
    return new PostReader(Feedback.none()).read(MbtiFile.file());
  }

  private static int types(LabelMatrix labels, String type) {
    int count = 0;
    for (int row = 0; row < labels.rows(); row++) {
      count += TypeNotation.print(labels, row).equals(type) ? 1 : 0;
    }
    return count;
  }
}
