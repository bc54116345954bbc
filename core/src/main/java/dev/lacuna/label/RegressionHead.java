package dev.lacuna.label;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import java.util.List;

/**
 * A number to predict, with one output. Stored as it is; training standardises it.
 *
 * @param name unique in its schema
 * @param minimum the smallest legal value; {@code -Infinity} for no bound
 * @param maximum the largest legal value; {@code Infinity} for no bound
 * @param maskValues how the source writes "missing"; a number among them must lie outside of the
 *     legal range, for otherwise it could be a label
 */
public record RegressionHead(
    String name, double minimum, double maximum, List<MaskValue> maskValues) implements Head {
  /** Checks the range and the mask values, and copies the list. */
  public RegressionHead {
    Heads.checkName(name);
    if (!(minimum < maximum)) {
      throw new LacunaException(
          ErrorCode.BAD_SCHEMA,
          "The range of a regression head must not be empty. Found %s to %s for head '%s'. Give a minimum below the maximum."
              .formatted(NumberText.print(minimum), NumberText.print(maximum), name));
    }
    for (MaskValue maskValue : maskValues) {
      double number = numberOf(maskValue);
      if (number >= minimum && number <= maximum) {
        throw new LacunaException(
            ErrorCode.BAD_SCHEMA,
            "A mask value must not be a legal value. Found mask value %s within %s to %s of head '%s'."
                    .formatted(
                        maskValue, NumberText.print(minimum), NumberText.print(maximum), name)
                + " Declare the head's range so that it excludes the mask value, or choose another.");
      }
    }
    maskValues = List.copyOf(maskValues);
  }

  /** Creates a head without bounds; its mask values may be NaN, blank or words. */
  public static RegressionHead of(String name, MaskValue... maskValues) {
    return new RegressionHead(
        name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of(maskValues));
  }

  /** Returns the number that a mask value is written as; NaN for a word that is none. */
  private static double numberOf(MaskValue maskValue) {
    return maskValue instanceof MaskValue.Numeric numeric
        ? numeric.value()
        : NumberText.parse(((MaskValue.Word) maskValue).text()).orElse(Double.NaN);
  }

  @Override
  public String kind() {
    return "regression";
  }

  @Override
  public List<String> classes() {
    return List.of();
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public float read(double cell) {
    if (!Double.isFinite((float) cell) || cell < minimum || cell > maximum) {
      throw new IllegalArgumentException(
          "must be a finite number%s. Found '%s'".formatted(range(), NumberText.print(cell)));
    }
    return (float) cell;
  }

  /** Returns the range in words, or nothing where there is none. */
  private String range() {
    return Double.isInfinite(minimum) && Double.isInfinite(maximum)
        ? ""
        : " within %s to %s".formatted(NumberText.print(minimum), NumberText.print(maximum));
  }

  @Override
  public float read(String cell) {
    return read(
        NumberText.parse(cell)
            .orElseThrow(
                () -> new IllegalArgumentException("must be a number. Found '" + cell + "'")));
  }

  @Override
  public String print(double label) {
    return NumberText.print((float) label);
  }

  @Override
  public RegressionHead withMaskValues(List<MaskValue> other) {
    return new RegressionHead(name, minimum, maximum, other);
  }
}
