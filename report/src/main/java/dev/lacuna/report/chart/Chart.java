package dev.lacuna.report.chart;

/** A chart. Immutable; the same chart gives the same text. */
public sealed interface Chart
    permits HistogramChart, IntervalChart, LineChart, MaskChart, MatrixChart {
  /** Returns the name of its files without a suffix: lower-case letters, digits and dashes. */
  String name();

  /** Returns what it shows, in one line. */
  String title();

  /** Returns it as an SVG document without an XML declaration. */
  String svg();
}
