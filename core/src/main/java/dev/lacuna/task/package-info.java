/**
 * What a task owes Lacuna, and how tasks are found. A task is a pluggable unit: a data source, a
 * label schema, a featurizer and defaults. {@code docs/writing-a-task.md} walks through one.
 */
@NullMarked
package dev.lacuna.task;

import org.jspecify.annotations.NullMarked;
