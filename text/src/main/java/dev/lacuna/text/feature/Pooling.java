package dev.lacuna.text.feature;

import dev.lacuna.text.TermWeights;
import dev.lacuna.text.Terms;
import dev.lacuna.text.vectors.WordVectors;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the vectors of a document's words become one vector, of the same dimension. A word that
 * occurs more than once counts each time, except where it says so. Words without a vector count for
 * nothing.
 */
public enum Pooling {
  /** The sum of the vectors of different words, each by its TF-IDF weight. */
  TF_IDF {
    @Override
    double[] pool(Words words) {
      double[] sum = words.zeros();
      TermWeights weights = words.terms().weigh(words.all());
      for (int i = 0; i < weights.indices().length; i++) {
        words.add(weights.indices()[i], weights.weights()[i], sum);
      }
      return sum;
    }
  },
  /** The mean over all words. */
  MEAN {
    @Override
    double[] pool(Words words) {
      return words.mean(words.all());
    }
  },
  /** The mean over all words, each by its inverse document frequency: Σ idf·v / Σ idf. */
  IDF_MEAN {
    @Override
    double[] pool(Words words) {
      double[] sum = words.zeros();
      double total = 0;
      for (int index : words.all()) {
        double weight = words.terms().inverseDocumentFrequency(index);
        words.add(index, weight, sum);
        total += weight;
      }
      return divided(sum, total);
    }
  },
  /** The standard deviation over all n words, coordinate by coordinate: √(Σ (v − mean)² / n). */
  STD {
    @Override
    double[] pool(Words words) {
      double[] mean = words.mean(words.all());
      double[] squares = words.zeros();
      for (int index : words.all()) {
        for (int k = 0; k < squares.length; k++) {
          double difference = words.vectors().value(index, k) - mean[k];
          squares[k] += difference * difference;
        }
      }
      return roots(divided(squares, words.all().length));
    }
  },
  /** The largest number over all words, coordinate by coordinate. */
  MAX {
    @Override
    double[] pool(Words words) {
      double[] largest = words.zeros();
      Arrays.fill(largest, Double.NEGATIVE_INFINITY);
      for (int index : words.all()) {
        for (int k = 0; k < largest.length; k++) {
          largest[k] = Math.max(largest[k], words.vectors().value(index, k));
        }
      }
      return largest;
    }
  },
  /**
   * The mean over passages of their mean over words, so that a long passage counts like a short
   * one. Passages without a word are left out.
   */
  PASSAGE_MEAN {
    @Override
    double[] pool(Words words) {
      double[] sum = words.zeros();
      double[][] means = words.passageMeans();
      for (double[] mean : means) {
        add(mean, sum);
      }
      return divided(sum, means.length);
    }
  },
  /** The standard deviation over passages of their mean over words; 0 for a single passage. */
  PASSAGE_STD {
    @Override
    double[] pool(Words words) {
      double[] mean = PASSAGE_MEAN.pool(words);
      double[][] means = words.passageMeans();
      double[] squares = words.zeros();
      for (double[] passage : means) {
        for (int k = 0; k < squares.length; k++) {
          squares[k] += (passage[k] - mean[k]) * (passage[k] - mean[k]);
        }
      }
      return roots(divided(squares, means.length));
    }
  };

  /**
   * Returns the pooled vector of a document with at least one word.
   *
   * @return as many numbers as a word vector has
   */
  abstract double[] pool(Words words);

  /** Returns the name that an option calls it by, such as {@code tf-idf}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the pooling of a name.
   *
   * @throws IllegalArgumentException when there is none; the message lists all names
   */
  public static Pooling of(String id) {
    return Arrays.stream(values())
        .filter(pooling -> pooling.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be of "
                        + Arrays.stream(values()).map(Pooling::id).collect(Collectors.joining(", "))
                        + ". Found '"
                        + id
                        + "'"));
  }

  /**
   * The words of a document that have a vector, by their numbers.
   *
   * @param passages the words of each passage
   * @param all the words of all passages
   */
  @SuppressWarnings("ArrayRecordComponent") // lives for one document
  record Words(Terms terms, WordVectors vectors, int[][] passages, int[] all) {
    Words(Terms terms, WordVectors vectors, int[][] passages) {
      this(terms, vectors, passages, Arrays.stream(passages).flatMapToInt(IntStream::of).toArray());
    }

    double[] zeros() {
      return new double[vectors.dimension()];
    }

    void add(int index, double weight, double[] sum) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += weight * vectors.value(index, k);
      }
    }

    double[] mean(int[] indices) {
      double[] sum = zeros();
      for (int index : indices) {
        add(index, 1, sum);
      }
      return divided(sum, indices.length);
    }

    /** Passages without a word are left out. */
    double[][] passageMeans() {
      return Arrays.stream(passages)
          .filter(passage -> passage.length > 0)
          .map(this::mean)
          .toArray(double[][]::new);
    }
  }

  private static void add(double[] numbers, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += numbers[k];
    }
  }

  private static double[] divided(double[] numbers, double divisor) {
    return Arrays.stream(numbers).map(number -> number / divisor).toArray();
  }

  private static double[] roots(double[] numbers) {
    return Arrays.stream(numbers).map(Math::sqrt).toArray();
  }
}
