package dev.lacuna.feature;

import java.util.List;
import java.util.Map;

/**
 * Turns inputs into numbers. A pure function of its input: it may be called from many threads, and
 * the same input gives the same row, alone or among others.
 *
 * @param <X> the type of an input
 */
public interface FittedFeaturizer<X> {
  /** Returns the number of columns, at least 1. */
  int width();

  /** Returns one row of finite numbers per input, {@link #width()} wide. */
  FeatureMatrix transform(List<X> inputs);

  /** Returns everything that {@link Featurizer#restore} needs, by file name; may be empty. */
  Map<String, byte[]> files();
}
