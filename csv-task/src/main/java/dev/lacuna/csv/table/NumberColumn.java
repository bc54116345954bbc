package dev.lacuna.csv.table;

import java.util.Map;

/** A column of many different numbers. They lose their spelling: 7.0 comes back as 7. */
public final class NumberColumn implements Column {
  private final String name;
  private final double[] values;
  private final Map<Integer, String> strays;
  private final Map<String, Integer> missingWords;

  /**
   * Creates a column over the given array, which the caller must not change any more.
   *
   * @param values one per row; NaN where the cell is missing or no number
   * @param strays the cells that hold something else than a number, by row
   */
  NumberColumn(
      String name,
      double[] values,
      Map<Integer, String> strays,
      Map<String, Integer> missingWords) {
    this.name = name;
    this.values = values;
    this.strays = Map.copyOf(strays);
    this.missingWords = Map.copyOf(missingWords);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int rows() {
    return values.length;
  }

  @Override
  public boolean missing(int row) {
    return Double.isNaN(values[row]) && !strays.containsKey(row);
  }

  @Override
  public String text(int row) {
    return Double.isNaN(values[row]) ? strays.getOrDefault(row, "") : Numbers.print(values[row]);
  }

  @Override
  public boolean same(int row, int other) {
    return Double.isNaN(values[row]) ? text(row).equals(text(other)) : values[row] == values[other];
  }

  @Override
  public float number(int row) {
    return (float) values[row];
  }

  @Override
  public boolean holdsOnlyNumbers() {
    return strays.isEmpty();
  }

  @Override
  public Map<String, Integer> missingWords() {
    return missingWords;
  }
}
