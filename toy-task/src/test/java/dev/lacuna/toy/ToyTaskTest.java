package dev.lacuna.toy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.experiment.ExperimentSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToyTaskTest {
  @Test
  void aTenthOfTheUnreservedPointsIsTrainedOn() {
    assertSizes(split(Map.of()), 9_700, 87_300, 3_000);
  }

  @Test
  void theTestPartIsTheLastPoints() {
    List<Point> points = Toy.task(Map.of()).source().load().inputs();

    assertThat(split(Map.of()).test().inputs()).isEqualTo(points.subList(97_000, 100_000));
  }

  @Test
  void theTestPartIsComplete() {
    Dataset<Point> test = split(Map.of("points", "10000", "missing-rate", "0.9")).test();

    assertThat(test.labels().observedCounts()).containsOnly(test.size());
  }

  @Test
  void theTrainShareSetsHowMuchIsTrainedOn() {
    assertSizes(split(Map.of("points", "10000", "train-share", "0.9")), 8_730, 970, 300);
    assertSizes(split(Map.of("points", "10000", "train-share", "1")), 9_700, 0, 300);
  }

  @Test
  void sharesOfAllPointsGoOverTheReservedOnes() {
    assertSizes(split(Map.of("points", "10000", "split", "0.5,0.3,0.2")), 5_000, 3_000, 2_000);
  }

  private static Split<Point> split(Map<String, String> settings) {
    ExperimentSession session = Toy.open(settings);
    return session.experiment().split(session.task(ToyTask.class));
  }

  private static void assertSizes(Split<Point> split, int train, int dev, int test) {
    assertThat(List.of(split.train().size(), split.dev().size(), split.test().size()))
        .containsExactly(train, dev, test);
  }
}
