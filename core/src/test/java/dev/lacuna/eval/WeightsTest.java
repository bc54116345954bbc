package dev.lacuna.eval;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WeightsTest {
  @Property(tries = 500)
  void weightsAreRepeatedRows(
      @ForAll long seed, @ForAll @Size(max = 25) List<@IntRange(max = 3) Integer> weights) {
    int[] counts = weights.stream().mapToInt(Integer::intValue).toArray();
    Case once = Case.random(seed, counts.length);
    Case repeated = once.repeat(counts);
    for (int head = 0; head < Case.MIXED.size(); head++) {
      HeadSample sample = once.sample(head);
      Weights cellWeights = Weights.of(counts).select(sample.rows());
      for (Metric metric : Metric.forHead(sample.head())) {
        Case.assertClose(
            sample.measure(metric, cellWeights), repeated.sample(head).measure(metric));
      }
    }
  }
}
