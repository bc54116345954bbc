package dev.lacuna.task;

import dev.lacuna.data.DataSource;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Groups;
import dev.lacuna.data.Split;
import dev.lacuna.data.Splitter;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.train.TrainingEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task supplies. Lacuna does the rest: masking, training, metrics, the model file, the
 * command line.
 *
 * @param <X> the type of an input, such as a point, a text or a table row
 */
public interface Task<X> {
  /** Returns where the data come from; the data bring their schema. */
  DataSource<X> source();

  /**
   * Returns where labelled data for the heads of a trained model come from. A task whose heads
   * depend on its data reads other data by the heads that are known, so that a class that happens
   * not to occur keeps its place.
   */
  default DataSource<X> source(LabelSchema known) {
    return source();
  }

  /**
   * Returns whether data are those that a model was trained on, or may hold rows of them: then only
   * their test part may judge it. A task that is given other data by a user says when.
   *
   * @param origin of the data that the model was trained on
   */
  default boolean isTrainedOn(Dataset<X> data, String origin) {
    return true;
  }

  /** Returns what turns inputs into numbers. */
  Featurizer<X> featurizer();

  /** Returns how inputs without labels are read for predictions. */
  InputReader<X> inputs();

  /**
   * Returns the inputs that the source leaves out of its data because no label of theirs is
   * observed; none where it leaves none out. Networks do not learn from them. What tells observed
   * labels from missing ones does, with {@code --ipw}.
   *
   * @param data some rows of the source
   */
  default List<X> unlabelled(Dataset<X> data) {
    return List.of();
  }

  /**
   * Returns which rows belong together and must not be parted, such as all texts of one author;
   * groups of one row each where none do.
   */
  default Groups groups(Dataset<X> data) {
    return Groups.none(data.size());
  }

  /**
   * Returns the parts of the data. A task whose data come with a test part of their own says so
   * here; any other leaves it to the splitter. Cross-validation does not ask: there every row is
   * tested.
   *
   * @param splitter heeds the task's groups, so that it splits all rows or is given the groups of
   *     those that it splits
   */
  default Split<X> split(Dataset<X> data, Splitter splitter) {
    return splitter.split(data);
  }

  /**
   * Returns what suits data of this size and kind: values of shared options, by name. They go over
   * the defaults, and what a user sets goes over them.
   *
   * @param train the rows to learn from
   * @param featurizer fitted on them
   */
  default Map<String, String> preferences(Dataset<X> train, FittedFeaturizer<X> featurizer) {
    return Map.of();
  }

  /**
   * Returns the engine that trains this task's networks unless {@code --engine} names another;
   * empty for Lacuna's own choice. An engine may train another network than the shared options
   * describe, as long as a {@link dev.lacuna.model.Network} comes out.
   */
  default Optional<TrainingEngine> engine() {
    return Optional.empty();
  }

  /** Returns what the task adds to reports: figures and pictures of its own. */
  default TaskReport<X> report() {
    return new TaskReport<>() {};
  }
}
