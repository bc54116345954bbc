package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Randomness;
import dev.lacuna.data.Split;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.task.Task;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that a train part stands for. Where a task leaves rows without any label out of its
 * data, the rows that are left are no sample of all: what tells observed labels from missing ones
 * must see the others, too.
 */
final class Population {
  private Population() {}

  /**
   * Returns the rows of the train part and, below them, as large a share of the rows without any
   * label as it has of those with one.
   *
   * @param seed chooses them
   */
  static <X> Dataset<X> of(Task<X> task, Split<X> split, long seed) {
    Dataset<X> train = split.train();
    List<X> unlabelled = task.unlabelled(train);
    double labelled = (double) train.size() + split.dev().size() + split.test().size();
    long share = Math.round(unlabelled.size() * (train.size() / labelled));
    int[] order = Randomness.permutation(unlabelled.size(), Randomness.of(seed, "population"));
    List<X> chosen = Arrays.stream(order).limit(share).sorted().mapToObj(unlabelled::get).toList();
    LabelMatrix none = LabelMatrix.unlabelled(train.schema(), chosen.size());
    return chosen.isEmpty() ? train : train.append(new Dataset<>(train.origin(), chosen, none));
  }
}
