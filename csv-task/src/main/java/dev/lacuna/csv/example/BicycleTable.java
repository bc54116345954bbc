package dev.lacuna.csv.example;

import dev.lacuna.data.Randomness;
import dev.lacuna.io.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Second-hand bicycles of an invented shop, with their price, their condition and whether they sold
 * within a week, each known of some only. Condition and price follow from the features and some
 * noise; prices are blank more often where a bicycle did not sell at once, so not at random.
 */
public final class BicycleTable {
  /** The columns to learn. */
  public static final List<String> LABELS = List.of("sold_in_a_week", "condition", "price_eur");

  /** The column that only names the row. */
  public static final String ID = "id";

  private static final List<String> HEADER =
      List.of(
          ID,
          "type",
          "frame_cm",
          "age_years",
          "distance_km",
          "gears",
          "electric",
          "lights",
          "description",
          "sold_in_a_week",
          "condition",
          "price_eur");

  private static final double FEATURE_GAPS = 0.08;
  private static final double DESCRIPTION_GAPS = 0.15;
  private static final double CONDITION_GAPS = 0.4;
  private static final double SOLD_GAPS = 0.35;

  private final RandomGenerator random;

  private BicycleTable(RandomGenerator random) {
    this.random = random;
  }

  /** Returns the table as CSV; the same rows and seed give the same text. */
  public static String csv(int rows, long seed) {
    BicycleTable table = new BicycleTable(Randomness.of(seed, "example"));
    StringBuilder csv = new StringBuilder(Csv.line(HEADER));
    for (int row = 1; row <= rows; row++) {
      csv.append(Csv.line(table.row(row)));
    }
    return csv.toString();
  }

  private enum Type {
    CITY(450, 7),
    TREKKING(700, 24),
    RACING(1_100, 22),
    MOUNTAIN(900, 12),
    CARGO(1_900, 8);

    private final double priceWhenNew;
    private final int gears;

    Type(double priceWhenNew, int gears) {
      this.priceWhenNew = priceWhenNew;
      this.gears = gears;
    }
  }

  private enum Condition {
    LIKE_NEW("hardly ridden", "kept in the hall"),
    VERY_GOOD("well cared for", "serviced this spring"),
    GOOD("some scratches", "tyres still fine"),
    FAIR("chain worn", "brakes need work"),
    POOR("rust on the frame", "sold for parts");

    private final String impression;
    private final String remark;

    Condition(String impression, String remark) {
      this.impression = impression;
      this.remark = remark;
    }

    /** Each has a fifth of the bicycles or so. */
    static Condition of(double wear) {
      return wear < 0.25
          ? LIKE_NEW
          : wear < 0.41 ? VERY_GOOD : wear < 0.57 ? GOOD : wear < 0.74 ? FAIR : POOR;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private record Bicycle(Type type, double age, double distance, boolean electric, double wear) {
    Condition condition() {
      return Condition.of(wear);
    }

    double price(double noise) {
      double asNew = type.priceWhenNew + (electric ? 900 : 0);
      return asNew * Math.exp(-0.9 * wear - 0.05 * age + noise);
    }
  }

  private List<String> row(int number) {
    Bicycle bicycle = bicycle();
    double bargain = random.nextGaussian();
    boolean sold = bargain - 4 * (bicycle.wear - 0.5) + (bicycle.electric ? 1 : 0) > 0.3;
    List<String> cells = new ArrayList<>(List.of("B%04d".formatted(number)));
    cells.addAll(features(bicycle));
    cells.add(orBlank(sold ? "yes" : "no", SOLD_GAPS));
    cells.add(orBlank(bicycle.condition().word(), CONDITION_GAPS));
    double price = bicycle.price(0.08 * random.nextGaussian() - 0.05 * bargain);
    cells.add(orBlank(String.valueOf(5 * Math.round(price / 5)), sold ? 0.25 : 0.6));
    return cells;
  }

  private Bicycle bicycle() {
    Type type = Type.values()[random.nextInt(Type.values().length)];
    double age = 12 * random.nextDouble();
    double distance = age * 1_200 * (0.3 + random.nextDouble());
    double wear = 0.04 + 0.045 * age + 0.000025 * distance + 0.06 * random.nextGaussian();
    return new Bicycle(type, age, distance, random.nextInt(4) == 0, wear);
  }

  private List<String> features(Bicycle bicycle) {
    return List.of(
        bicycle.type.name().toLowerCase(Locale.ROOT),
        orBlank(String.valueOf(48 + random.nextInt(15)), FEATURE_GAPS),
        orBlank(String.format(Locale.ROOT, "%.1f", bicycle.age), FEATURE_GAPS),
        orBlank(String.valueOf(10 * Math.round(bicycle.distance / 10)), FEATURE_GAPS),
        String.valueOf(bicycle.type.gears),
        bicycle.electric ? "yes" : "no",
        random.nextInt(3) > 0 ? "yes" : "no",
        orBlank(description(bicycle), DESCRIPTION_GAPS));
  }

  /** Who writes it is not sure of the condition either. */
  private String description(Bicycle bicycle) {
    Condition seen = Condition.of(bicycle.wear + 0.1 * random.nextGaussian());
    return "%s bicycle, %s"
        .formatted(
            bicycle.electric ? "Electric" : "Ordinary",
            random.nextBoolean() ? seen.impression : seen.remark);
  }

  /** Draws in any case, so that one rate changes nothing but its own cells. */
  private String orBlank(String cell, double rate) {
    return random.nextDouble() < rate ? "" : cell;
  }
}
