package dev.lacuna.eval;

import dev.lacuna.label.LabelMatrix;
import dev.lacuna.model.Predictions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The headline of several predictions of the same rows, in the same bootstrap resamples of these
 * rows. Rows that are hard for one are mostly hard for the other, so that the difference of two
 * varies less than either does.
 *
 * @see <a href="https://doi.org/10.1214/ss/1177013815">Efron and Tibshirani 1986</a>
 */
public final class PairedBootstrap {
  private final Map<String, double[]> draws;

  private PairedBootstrap(Map<String, double[]> draws) {
    this.draws = draws;
  }

  /**
   * Draws as many resamples as {@link Evaluator#evaluate} does. In each, the mean goes over those
   * heads for which the metric is defined for all predictions.
   *
   * @param labels of the rows to judge by
   * @param rivals predictions for the same rows, by name
   * @param seed the same seed gives the same resamples
   */
  public static PairedBootstrap of(
      LabelMatrix labels, Map<String, Predictions> rivals, Headline headline, long seed) {
    rivals.values().forEach(predictions -> Evaluator.checkAlike(labels, predictions));
    List<Predictions> predictions = List.copyOf(rivals.values());
    int resamples = Bootstrap.resamples(labels.rows());
    List<HeadDraws> heads =
        Arrays.stream(headline.heads(labels.schema()))
            .mapToObj(t -> samples(labels, predictions, t))
            .map(samples -> new HeadDraws(samples, headline.metric(), resamples))
            .toList();
    // a head is measured by one thread at a time, in the order of the resamples
    Bootstrap.draw(
        labels.rows(), seed, drawn -> heads.parallelStream().forEach(head -> head.addAll(drawn)));
    return new PairedBootstrap(means(rivals, heads, resamples));
  }

  /**
   * Returns the interval of the headline of some predictions; empty where fewer than half of the
   * resamples define it.
   */
  public Optional<Interval> interval(String name) {
    return interval(of(name));
  }

  /**
   * Returns the interval of how much more the headline is for some predictions than for others;
   * empty where fewer than half of the resamples define it.
   */
  public Optional<Interval> difference(String name, String than) {
    double[] more = of(name);
    double[] less = of(than);
    return interval(IntStream.range(0, more.length).mapToDouble(i -> more[i] - less[i]).toArray());
  }

  private double[] of(String name) {
    double[] found = draws.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "name must be one of %s, name = %s".formatted(draws.keySet(), name));
    }
    return found;
  }

  private static Optional<Interval> interval(double[] draws) {
    double[] defined = Arrays.stream(draws).filter(Double::isFinite).toArray();
    return defined.length > 0 && 2 * defined.length >= draws.length
        ? Optional.of(Interval.ofDraws(defined))
        : Optional.empty();
  }

  private static List<HeadSample> samples(
      LabelMatrix labels, List<Predictions> predictions, int head) {
    return predictions.stream().map(rival -> HeadSample.of(labels, rival, head)).toList();
  }

  private static Map<String, double[]> means(
      Map<String, Predictions> rivals, List<HeadDraws> heads, int resamples) {
    Map<String, double[]> means = new LinkedHashMap<>();
    for (String name : rivals.keySet()) {
      int rival = means.size();
      means.put(
          name, IntStream.range(0, resamples).mapToDouble(i -> mean(heads, rival, i)).toArray());
    }
    return means;
  }

  /** Returns the mean over the heads that are defined in a resample; NaN where none is. */
  private static double mean(List<HeadDraws> heads, int rival, int resample) {
    return heads.stream()
        .filter(head -> head.isDefined(resample))
        .mapToDouble(head -> head.values[rival][resample])
        .average()
        .orElse(Double.NaN);
  }

  /** One head's metric, for each of the rivals in each resample; NaN where it is undefined. */
  private static final class HeadDraws {
    private final List<HeadSample> samples;
    private final Metric metric;
    private final double[][] values;
    private int filled;

    HeadDraws(List<HeadSample> samples, Metric metric, int resamples) {
      this.samples = samples;
      this.metric = metric;
      this.values = new double[samples.size()][resamples];
    }

    void addAll(List<Weights> drawn) {
      for (Weights ofRows : drawn) {
        Weights weights = ofRows.select(samples.get(0).rows());
        for (int rival = 0; rival < values.length; rival++) {
          MetricValue value = samples.get(rival).measure(metric, weights);
          values[rival][filled] = value.toOptional().orElse(Double.NaN);
        }
        filled++;
      }
    }

    boolean isDefined(int resample) {
      return Arrays.stream(values).allMatch(ofRival -> Double.isFinite(ofRival[resample]));
    }
  }
}
