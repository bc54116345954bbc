package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Network;
import dev.lacuna.task.TrainedRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members of an ensemble may learn from some of the columns each; here from one of two. */
class MemberTrainingTest {
  private static final Map<String, String> HALF =
      Map.of("epochs", "2", "ensemble", "6", "member-columns", "0.5");

  @Test
  void membersAreDeafToTheColumnsThatTheyDidNotLearnFrom() {
    List<Network> members = run(HALF).model().members();

    assertThat(members).hasSize(6);
    assertThat(members)
        .allSatisfy(member -> assertThat(deafTo(member, 0)).isNotEqualTo(deafTo(member, 1)));
    assertThat(members).anyMatch(member -> deafTo(member, 0));
    assertThat(members).anyMatch(member -> deafTo(member, 1));
  }

  @Test
  void sameSeedGivesTheSameMembers() {
    List<Network> members = run(HALF).model().members();

    assertSame(run(HALF).model().members(), members);
    Map<String, String> otherSeed = new HashMap<>(HALF);
    otherSeed.put("seed", "12");
    assertThat(run(otherSeed).model().members().get(0).layers().get(0).weights())
        .isNotEqualTo(members.get(0).layers().get(0).weights());
  }

  @Test
  void oneMemberLearnsFromAllColumns() {
    Map<String, String> one = Map.of("epochs", "2", "member-columns", "0.5");

    Network member = run(one).model().members().get(0);

    assertThat(deafTo(member, 0) || deafTo(member, 1)).isFalse();
  }

  @Test
  void lastGoodWeightsOfATrainingThatDivergedAreDeafToo() {
    Map<String, String> growing = new HashMap<>(HALF);
    growing.putAll(Map.of("learning-rate", "40", "weight-decay", "0.1", "epochs", "99"));

    DivergedRunException diverged =
        catchThrowableOfType(DivergedRunException.class, () -> run(growing));

    Network lastGood = diverged.lastGood().orElseThrow().model().members().get(0);
    assertThat(deafTo(lastGood, 0)).isNotEqualTo(deafTo(lastGood, 1));
  }

  private static boolean deafTo(Network network, int input) {
    DenseLayer lowest = network.layers().get(0);
    int from = input * lowest.outputs();
    return IntStream.range(from, from + lowest.outputs()).allMatch(i -> lowest.weights()[i] == 0);
  }

  private static void assertSame(List<Network> found, List<Network> expected) {
    for (int member = 0; member < expected.size(); member++) {
      for (int layer = 0; layer < expected.get(member).layers().size(); layer++) {
        assertThat(found.get(member).layers().get(layer).weights())
            .isEqualTo(expected.get(member).layers().get(layer).weights());
      }
    }
  }

  private static TrainedRun<double[]> run(Map<String, String> settings) {
    ExperimentSession session = ExperimentSession.open(new StripesTask.Module(), settings);
    return session.experiment().run(session.task(StripesTask.class));
  }
}
