package dev.lacuna.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  @Property
  void permutationHoldsEveryNumberOnce(@ForAll @IntRange(max = 200) int n, @ForAll long seed) {
    int[] permutation = Randomness.permutation(n, Randomness.of(seed, "shuffle"));

    Arrays.sort(permutation);
    assertThat(permutation).containsExactly(IntStream.range(0, n).toArray());
  }

  @Test
  void everyPermutationIsAsProbableAsAnother() {
    RandomGenerator random = Randomness.of(1, "shuffle");
    int[] counts = new int[27];
    for (int i = 0; i < 60_000; i++) {
      int[] p = Randomness.permutation(3, random);
      counts[9 * p[0] + 3 * p[1] + p[2]]++;
    }

    assertThat(Arrays.stream(counts).filter(count -> count > 0))
        .hasSize(6)
        .allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(400)));
  }

  @Property
  void sameSeedAndPurposeGiveTheSameStream(@ForAll long seed) {
    assertThat(firstOf(seed, "split")).isEqualTo(firstOf(seed, "split"));
  }

  @Property
  void streamsDifferByPurposeAndSeed(@ForAll long seed) {
    assertThat(firstOf(seed, "split"))
        .isNotEqualTo(firstOf(seed, "shuffle"))
        .isNotEqualTo(firstOf(seed + 1, "split"));
    assertThat(Randomness.derive(seed, "split"))
        .isNotEqualTo(Randomness.derive(seed, "shuffle"))
        .isNotEqualTo(Randomness.derive(seed + 1, "split"))
        .isNotEqualTo(seed);
  }

  @Test
  void streamsAreTheSameOnEveryMachine() {
    assertThat(Randomness.derive(1, "split")).isEqualTo(-550238648354878348L);
  }

  private static long firstOf(long seed, String purpose) {
    return Randomness.of(seed, purpose).nextLong();
  }
}
