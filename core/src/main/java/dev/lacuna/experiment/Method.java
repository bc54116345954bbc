package dev.lacuna.experiment;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.Head;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.loss.BinaryCrossEntropy;
import dev.lacuna.loss.HeadLoss;
import dev.lacuna.loss.MaskedLoss;
import java.util.List;

/** How training treats missing labels. */
public enum Method {
  /** They take no part in the loss: what this project is for. */
  MASKED("masked") {
    @Override
    public void check(LabelSchema schema) {}

    @Override
    LabelMatrix trainLabels(LabelMatrix labels) {
      return labels;
    }

    @Override
    MaskedLoss loss(MaskedLoss loss) {
      return loss;
    }
  },

  /**
   * The mask value goes into the loss as if it were a label: the mistake to compare with. With a
   * share m of a binary head's labels written −1, the probability where the label is 1 settles at 1
   * − 2m. As in Keras, logits beyond those of probabilities 1e-7 and 1 − 1e-7 get no gradient.
   */
  SENTINEL("mask value as target") {
    @Override
    public void check(LabelSchema schema) {
      schema.heads().forEach(Method::sentinel);
    }

    @Override
    LabelMatrix trainLabels(LabelMatrix labels) {
      float[] sentinels = new float[labels.heads()];
      for (int t = 0; t < sentinels.length; t++) {
        sentinels[t] = sentinel(labels.schema().head(t));
      }
      return labels.fillMissing(sentinels);
    }

    @Override
    MaskedLoss loss(MaskedLoss loss) {
      List<HeadLoss> limited = loss.headLosses().stream().map(Method::limited).toList();
      return loss.with(limited);
    }
  };

  private final String title;

  Method(String title) {
    this.title = title;
  }

  /** Returns the name in tables and pictures. */
  public String title() {
    return title;
  }

  /** Returns the labels that training sees. */
  abstract LabelMatrix trainLabels(LabelMatrix labels);

  /** Returns the loss that training minimises. */
  abstract MaskedLoss loss(MaskedLoss loss);

  /**
   * Checks that the method can deal with these heads, before anything is trained.
   *
   * @throws LacunaException when it cannot; the message names the head
   */
  public abstract void check(LabelSchema schema);

  private static HeadLoss limited(HeadLoss loss) {
    return loss instanceof BinaryCrossEntropy
        ? new BinaryCrossEntropy(BinaryCrossEntropy.KERAS_LOGIT_LIMIT)
        : loss;
  }

  /** Returns the number that stands for "missing" in a head's column. */
  static float sentinel(Head head) {
    for (MaskValue maskValue : head.maskValues()) {
      if (maskValue instanceof MaskValue.Numeric number
          && Double.isFinite(number.value())
          && !(head instanceof CategoricalHead)) {
        return (float) number.value();
      }
    }
    throw new LacunaException(
        ErrorCode.BAD_OPTION,
        "A mask value as target needs binary or regression heads with a finite number as mask value. Found %s head '%s' with %s."
            .formatted(head.kind(), head.name(), head.maskValues()));
  }
}
