package dev.lacuna.mbti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Metric;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.experiment.Method;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.TrainingListener;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The task learns what made-up posts tell, at the defaults but for fewer epochs and numbers. */
class MbtiLearningTest {
  private static final Map<String, String> SHORT = Map.of("epochs", "20", "dimension", "100");

  @Test
  void lettersOfMadeUpUsersAreLearnt() {
    assertThat(rocAuc(Session.train(SHORT))).isGreaterThan(0.78);
  }

  @Test
  void maskingUsesRowsThatDroppingThemWastes() {
    ExperimentSession session =
        ExperimentSession.open(
            new MbtiTaskModule(),
            Map.of("epochs", "20", "dimension", "100", "missing-rate", "0.6", "refit", "no"));
    MbtiTask task = session.task(MbtiTask.class);
    Split<Author> parts = session.experiment().split(task);

    double masked =
        rocAuc(session.experiment().run(task, parts, Method.MASKED, TrainingListener.none()));
    double dropped =
        rocAuc(session.experiment().run(task, parts, Method.DROP_ROWS, TrainingListener.none()));

    assertThat(masked).isGreaterThan(dropped);
  }

  private static double rocAuc(TrainedRun<Author> run) {
    Dataset<Author> test = run.split().test();
    return Evaluator.score(test.labels(), run.predictions(), Metric.ROC_AUC)
        .toOptional()
        .orElseThrow();
  }
}
