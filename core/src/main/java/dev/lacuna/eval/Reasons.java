package dev.lacuna.eval;

/** Why a metric has no value, in words for the reader of a report. */
final class Reasons {
  static final MetricValue NO_LABEL = new MetricValue.Undefined("no observed label");
  static final MetricValue NO_POSITIVE_AT_ALL =
      new MetricValue.Undefined("no positive label and no positive decision");
  static final MetricValue ONE_DECISION =
      new MetricValue.Undefined("every decision is the same class");
  static final MetricValue CONSTANT_LABELS = new MetricValue.Undefined("constant labels");
  static final MetricValue CONSTANT_PREDICTIONS = new MetricValue.Undefined("constant predictions");
  static final MetricValue NOT_FINITE =
      new MetricValue.Undefined("a prediction is not a finite number");
  static final MetricValue NOT_A_PROBABILITY =
      new MetricValue.Undefined("a prediction is not a probability");
  static final MetricValue NO_DEFINED_HEAD =
      new MetricValue.Undefined("no head for which it is defined");
  static final MetricValue NOT_A_TUNED_METRIC =
      new MetricValue.Undefined("no threshold decides it");
  static final MetricValue NO_CLASS_HEAD = new MetricValue.Undefined("no head has classes");
  static final MetricValue NO_COMPLETE_ROW =
      new MetricValue.Undefined("no row has the labels of all heads observed");

  private Reasons() {}

  static MetricValue oneClass(long labels) {
    return new MetricValue.Undefined(
        labels == 1
            ? "only one observed label"
            : "only one class among " + labels + " observed labels");
  }

  static MetricValue noPositive(long labels) {
    return new MetricValue.Undefined(
        labels == 1
            ? "the only observed label is not positive"
            : "no positive among " + labels + " observed labels");
  }
}
