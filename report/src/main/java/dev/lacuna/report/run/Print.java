package dev.lacuna.report.run;

import dev.lacuna.eval.Metric;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** Figures and names as pages show them. */
final class Print {
  static final String NONE = "–";

  private Print() {}

  /** Returns a number with four digits behind the point, and fewer where it is large. */
  static String number(double value) {
    double size = Math.abs(value);
    int decimals = size < 10 ? 4 : size < 100 ? 3 : size < 1_000 ? 2 : 1;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Returns a number and what it counts, such as {@code 1 head} or {@code 12 heads}. */
  static String count(long number, String what) {
    return count(number) + " " + what + (number == 1 ? "" : "s");
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Returns a percentage with as few decimals as it needs, such as {@code 25 %}. */
  static String wholePercent(double share) {
    return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(100 * share)
        + " %";
  }

  static String interval(double low, double high) {
    return number(low) + "–" + number(high);
  }

  /** Returns a metric's name in words, such as {@code ROC AUC}. */
  static String name(Metric metric) {
    return switch (metric) {
      case ROC_AUC -> "ROC AUC";
      case PR_AUC -> "PR AUC";
      case F1 -> "F1";
      case F1_MACRO -> "F1 macro";
      case MCC -> "MCC";
      case BRIER -> "Brier score";
      case ECE -> "ECE";
      case RMSE -> "RMSE";
      case MAE -> "MAE";
      case R2 -> "R²";
      case ACCURACY, BALANCED_ACCURACY, LOG_LOSS, SPEARMAN -> metric.id().replace('_', ' ');
    };
  }

  /** Returns some of the names, and how many more there are. */
  static String names(List<String> names, int most) {
    String shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() > most ? shown + ", and " + (names.size() - most) + " more" : shown;
  }
}
