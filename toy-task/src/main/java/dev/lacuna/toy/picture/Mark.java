package dev.lacuna.toy.picture;

import dev.lacuna.toy.Point;

/**
 * An example in a picture.
 *
 * @param at where it lies
 * @param label what is known of its label
 */
public record Mark(Point at, Label label) {

  /** What is known of a label; each is drawn with a symbol of its own, in this order. */
  public enum Label {
    /** Nobody labelled the example: a cross. */
    UNLABELLED("unlabelled"),
    /** Observed, and the example is not in the class: a light disc with a dark edge. */
    NEGATIVE("negative"),
    /** Observed, and the example is in the class: a dark disc with a light edge. */
    POSITIVE("positive");

    private final String legend;

    Label(String legend) {
      this.legend = legend;
    }

    String legend() {
      return legend;
    }
  }
}
