package dev.lacuna.experiment;

import dev.lacuna.data.Dataset;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.loss.BinaryCrossEntropy;
import dev.lacuna.loss.HeadLoss;
import dev.lacuna.loss.MaskedLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How training treats missing labels. A method changes the train part alone: what is missing in the
 * dev and the test part stays masked, so that all methods are stopped and judged by the same cells.
 */
public enum Method {
  /** They take no part in the loss: what this project is for. */
  MASKED("masked", "takes no part in the loss"),

  /**
   * The mask value goes into the loss as if it were a label: the mistake to compare with. With a
   * share m of a binary head's labels written −1, the probability where the label is 1 settles at 1
   * − 2m. As in Keras, logits beyond those of probabilities 1e-7 and 1 − 1e-7 get no gradient. A
   * head without a finite number among its mask values gets −1; what is missing of a categorical
   * head stays masked, for no class index is outside of all classes.
   */
  SENTINEL("mask value as target", "is learnt as the mask value") {
    @Override
    LabelMatrix trainLabels(LabelMatrix labels) {
      return Imputation.sentinels(labels);
    }

    @Override
    MaskedLoss loss(MaskedLoss loss) {
      List<HeadLoss> limited = loss.headLosses().stream().map(Method::limited).toList();
      return loss.with(limited);
    }

    @Override
    List<String> notes(LabelSchema schema) {
      List<String> notes = new ArrayList<>();
      addNote(notes, schema, head -> head instanceof CategoricalHead, "stays masked");
      addNote(
          notes,
          schema,
          head -> !(head instanceof CategoricalHead) && !Imputation.hasNumber(head),
          "is learnt as −1, for no number is a mask value");
      return notes;
    }
  },

  /**
   * They count as the negative class, as class 0, or, in standardised units, as the number 0: what
   * comes of filling blanks with 0.
   */
  ZERO("missing as 0", "is learnt as class 0, a number as the mean") {
    @Override
    LabelMatrix trainLabels(LabelMatrix labels) {
      return Imputation.zeros(labels);
    }
  },

  /** A row that lacks any label is left out: listwise deletion. */
  DROP_ROWS("complete rows only", "takes its whole row away") {
    @Override
    <X> Dataset<X> trainPart(Dataset<X> train) {
      return train.select(CompleteRows.of(train.labels()));
    }

    @Override
    Optional<String> refusal(LabelMatrix train) {
      return CompleteRows.problemOf(train);
    }
  },

  /**
   * Every head gets a network of its own, of the same shape and from the same start, trained on the
   * rows with its label: nothing is shared, and nothing is missing.
   */
  SINGLE_HEAD("a network per head", "takes its row away from its head's own network") {
    @Override
    <X> Dataset<X> trainPart(Dataset<X> train) {
      throw new IllegalArgumentException("single-head trains several networks: use Comparison");
    }
  },

  /**
   * They count as what the head is on average: the rate of the positive class as a soft target, the
   * most frequent class, or the mean.
   */
  MEAN_IMPUTE("missing as the mean", "is learnt as its head's rate, commonest class or mean") {
    @Override
    LabelMatrix trainLabels(LabelMatrix labels) {
      return Imputation.means(labels);
    }
  },

  /**
   * Those that a network is sure of get its calibrated label, where hidden labels confirm that this
   * helps.
   *
   * @see SelfTraining
   */
  SELF_TRAINING(
      "filled by itself", "is learnt as predicted, if sure, where hidden labels confirm") {
    @Override
    <X> Dataset<X> trainPart(Dataset<X> train) {
      throw new IllegalArgumentException("self-training trains several networks: use Comparison");
    }

    @Override
    List<String> notes(LabelSchema schema) {
      List<String> notes = new ArrayList<>();
      addNote(notes, schema, head -> head instanceof RegressionHead, "stays masked");
      return notes;
    }
  };

  private static final int NAMED = 5;

  private final String title;
  private final String effect;

  Method(String title, String effect) {
    this.title = title;
    this.effect = effect;
  }

  /** Returns the name on the command line and in files, such as {@code drop-rows}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the ids of all methods. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Method::id).toList();
  }

  /** Returns the name in pictures. */
  public String title() {
    return title;
  }

  /** Returns what becomes of a missing label, as the end of a sentence that begins with it. */
  public String effect() {
    return effect;
  }

  /**
   * Returns the method of an id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Method byId(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Returns what training sees of the train part. */
  <X> Dataset<X> trainPart(Dataset<X> train) {
    return train.withLabels(trainLabels(train.labels()));
  }

  /** Returns the labels that training sees of rows that it keeps. */
  LabelMatrix trainLabels(LabelMatrix labels) {
    return labels;
  }

  /** Returns the loss that training minimises. */
  MaskedLoss loss(MaskedLoss loss) {
    return loss;
  }

  /** Returns why the method cannot be trained on these labels; empty where it can. */
  Optional<String> refusal(LabelMatrix train) {
    return Optional.empty();
  }

  /** Returns what a reader must know of how the method deals with these heads. */
  List<String> notes(LabelSchema schema) {
    return List.of();
  }

  void addNote(List<String> notes, LabelSchema schema, Predicate<Head> concerned, String effect) {
    List<String> names = schema.heads().stream().filter(concerned).map(Head::name).toList();
    if (!names.isEmpty()) {
      String more = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
      String named = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
      notes.add("%s: a missing label of %s%s %s".formatted(id(), named, more, effect));
    }
  }

  private static HeadLoss limited(HeadLoss loss) {
    return loss instanceof BinaryCrossEntropy
        ? new BinaryCrossEntropy(BinaryCrossEntropy.KERAS_LOGIT_LIMIT)
        : loss;
  }
}
