package dev.lacuna.task;

import dev.lacuna.eval.MetricValue;

/**
 * A figure of a task's own.
 *
 * @param id the key in {@code metrics.json}, such as {@code argmax_accuracy}
 * @param description what it is, in a few words
 * @param value the figure, or why there is none
 */
public record TaskMetric(String id, String description, MetricValue value) {}
