package dev.lacuna.label;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.List;

/**
 * One class out of several, with one logit per class. Stored as the index of the class.
 *
 * @param name unique in its schema
 * @param classes how the source writes each class, in the order of the logits; at least two
 * @param maskValues how the source writes "missing"; none may equal a class
 */
public record CategoricalHead(String name, List<String> classes, List<MaskValue> maskValues)
    implements Head {
  /** Checks names, classes and mask values, and copies the lists. */
  public CategoricalHead {
    Heads.checkName(name);
    if (classes.size() < 2) {
      throw new LacunaException(
          ErrorCode.BAD_SCHEMA,
          "A categorical head needs at least two classes. Found "
              + classes
              + " for head '"
              + name
              + "'. Name all its classes.");
    }
    classes = Heads.checkedClasses(name, classes);
    maskValues = Heads.checkedMaskValues(name, maskValues, classes);
  }

  @Override
  public String kind() {
    return "categorical";
  }

  @Override
  public int outputs() {
    return classes.size();
  }

  @Override
  public float read(double cell) {
    return Heads.readClass(classes, cell);
  }

  @Override
  public float read(String cell) {
    return Heads.readClass(classes, cell);
  }

  @Override
  public String print(double label) {
    return classes.get((int) label);
  }

  @Override
  public CategoricalHead withMaskValues(List<MaskValue> other) {
    return new CategoricalHead(name, classes, other);
  }
}
