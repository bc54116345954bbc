/**
 * What users see when something is wrong: one exception with a code whose kind sets the exit code,
 * a collector that reports all problems of a file at once, and "did you mean".
 */
@NullMarked
package dev.lacuna.error;

import org.jspecify.annotations.NullMarked;
