package dev.lacuna.text.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final int DRAWS = 20_000;

  @Property(seed = "11", tries = 25)
  void wordsAreDrawnByTheirCountToThePowerOfThreeQuarters(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = 3_000) Long> counts) {
    Vocabulary vocabulary = vocabulary(counts);
    double total = counts.stream().mapToDouble(count -> Math.pow((double) count, 0.75)).sum();

    double[] shares = shares(new Noise(vocabulary), vocabulary.size());

    for (int word = 0; word < shares.length; word++) {
      double share = Math.pow((double) vocabulary.count(word), 0.75) / total;
      double deviation = Math.sqrt(share * (1 - share) / DRAWS);
      assertThat(shares[word]).isCloseTo(share, within(5 * deviation + 1e-9));
    }
  }

  @Test
  void wordThatNeverOccursIsDrawnAsIfItOccurredOnce() {
    double[] shares = shares(new Noise(vocabulary(List.of(0L, 1L))), 2);

    assertThat(shares[0]).isCloseTo(0.5, within(0.02));
  }

  private static Vocabulary vocabulary(List<Long> counts) {
    Map<String, Long> words = new TreeMap<>();
    counts.forEach(count -> words.put("word" + words.size(), count));
    return Vocabulary.of(words, 0, Integer.MAX_VALUE);
  }

  private static double[] shares(Noise noise, int words) {
    SplittableRandom random = new SplittableRandom(7);
    double[] shares = new double[words];
    for (int draw = 0; draw < DRAWS; draw++) {
      shares[noise.draw(random)] += 1.0 / DRAWS;
    }
    return shares;
  }
}
