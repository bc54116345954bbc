package dev.lacuna.label;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.List;
import java.util.OptionalDouble;

/** Rules that heads of all kinds share. */
final class Heads {
  private Heads() {}

  static void checkName(String name) {
    if (name.isBlank()) {
      throw new LacunaException(
          ErrorCode.BAD_SCHEMA, "A head's name must not be blank. Give the label column a name.");
    }
  }

  /** Refuses mask values that are also legal labels: such a label could never be learnt. */
  static List<MaskValue> checkedMaskValues(
      String head, List<MaskValue> maskValues, List<String> classes) {
    for (MaskValue maskValue : maskValues) {
      for (String legal : classes) {
        if (reads(maskValue, legal)) {
          throw new LacunaException(
              ErrorCode.BAD_SCHEMA,
              "A mask value must not be a legal class. Found mask value "
                  + maskValue
                  + ", which is class '"
                  + legal
                  + "' of head '"
                  + head
                  + "'. Choose another mask value.");
        }
      }
    }
    return List.copyOf(maskValues);
  }

  /** Returns whether a mask value is a class, be it by another spelling of its number. */
  private static boolean reads(MaskValue maskValue, String legal) {
    return maskValue.matches(legal)
        || (maskValue instanceof MaskValue.Word word
            && classIndex(List.of(legal), word.text()) == 0);
  }

  static List<String> checkedClasses(String head, List<String> classes) {
    List<String> stripped = classes.stream().map(String::strip).toList();
    if (stripped.stream().anyMatch(String::isEmpty)
        || stripped.stream().distinct().count() < stripped.size()) {
      throw new LacunaException(
          ErrorCode.BAD_SCHEMA,
          "The classes of a head must be different words. Found "
              + classes
              + " for head '"
              + head
              + "'. Name each class once.");
    }
    return stripped;
  }

  /** Returns the index of the class that the text names, also as another spelling of a number. */
  private static int classIndex(List<String> classes, String cell) {
    int exact = classes.indexOf(cell.strip());
    if (exact >= 0) {
      return exact;
    }
    OptionalDouble number = NumberText.parse(cell);
    return number.isPresent() ? classIndex(classes, number.getAsDouble()) : -1;
  }

  private static int classIndex(List<String> classes, double cell) {
    for (int i = 0; i < classes.size(); i++) {
      OptionalDouble number = NumberText.parse(classes.get(i));
      if (number.isPresent() && number.getAsDouble() == cell) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the index of the class that a cell names, and refuses a cell that names none. */
  static float readClass(List<String> classes, String cell) {
    int index = classIndex(classes, cell);
    if (index < 0) {
      throw noClass(classes, cell);
    }
    return index;
  }

  /** Returns the index of the class that a cell names, and refuses a cell that names none. */
  static float readClass(List<String> classes, double cell) {
    int index = classIndex(classes, cell);
    if (index < 0) {
      throw noClass(classes, NumberText.print(cell));
    }
    return index;
  }

  /** Refuses a number that no cell of a head is stored as. */
  static void checkStored(Head head, float label) {
    int classes = head.classes().size();
    if (classes == 0) {
      head.read(label);
    } else if (!(label >= 0 && label < classes && label == (int) label)) {
      throw new IllegalArgumentException(
          "must be the index of a class, a whole number within 0 to %d. Found '%s'"
              .formatted(classes - 1, NumberText.print(label)));
    }
  }

  private static IllegalArgumentException noClass(List<String> classes, String cell) {
    return new IllegalArgumentException(
        "must be one of " + String.join(", ", classes) + ". Found '" + cell + "'");
  }
}
