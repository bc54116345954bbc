package dev.lacuna.label;

import java.util.List;

/**
 * A yes-or-no label with one logit. Stored as 0 (negative) or 1 (positive).
 *
 * @param name unique in its schema
 * @param negative how the source writes the negative class, such as {@code 0}
 * @param positive how the source writes the positive class, such as {@code 1}
 * @param maskValues how the source writes "missing"; none may equal a class
 */
public record BinaryHead(String name, String negative, String positive, List<MaskValue> maskValues)
    implements Head {
  /** Checks names and mask values, and copies the list. */
  public BinaryHead {
    Heads.checkName(name);
    List<String> classes = Heads.checkedClasses(name, List.of(negative, positive));
    negative = classes.get(0);
    positive = classes.get(1);
    maskValues = Heads.checkedMaskValues(name, maskValues, classes);
  }

  /** Creates a head whose source writes 0 and 1. */
  public static BinaryHead of(String name, MaskValue... maskValues) {
    return new BinaryHead(name, "0", "1", List.of(maskValues));
  }

  @Override
  public String kind() {
    return "binary";
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public float read(double cell) {
    return Heads.readClass(classes(), cell);
  }

  @Override
  public float read(String cell) {
    return Heads.readClass(classes(), cell);
  }

  @Override
  public String print(double label) {
    return label == 1 ? positive : negative;
  }

  @Override
  public BinaryHead withMaskValues(List<MaskValue> other) {
    return new BinaryHead(name, negative, positive, other);
  }

  @Override
  public List<String> classes() {
    return List.of(negative, positive);
  }
}
