package dev.lacuna.label;

import java.util.List;

/**
 * One label column to learn (what papers call a task). A head knows its legal values, how its
 * source writes "missing", and how many logits it needs.
 */
public sealed interface Head permits BinaryHead, CategoricalHead, RegressionHead {
  /** Returns the name, unique in its schema. */
  String name();

  /** Returns how the source writes "missing", in the order in which it was declared. */
  List<MaskValue> maskValues();

  /** Returns {@code binary}, {@code categorical} or {@code regression}. */
  String kind();

  /** Returns how the source writes each class, in the order of their indices; none for numbers. */
  List<String> classes();

  /** Returns the number of logits: 1, or the number of classes of a categorical head. */
  int outputs();

  /**
   * Returns the stored label for a numeric cell that is not missing: 0 or 1, a class index, or the
   * number itself.
   *
   * @throws IllegalArgumentException when the number is no legal label; the message says what is
   */
  float read(double cell);

  /**
   * Returns the stored label for a text cell that is not missing.
   *
   * @throws IllegalArgumentException when the text is no legal label; the message says what is
   */
  float read(String cell);

  /** Returns the label as its source writes it: a class name, or the number. */
  String print(double label);

  /** Returns a head that differs only in its mask values. */
  Head withMaskValues(List<MaskValue> maskValues);
}
