/**
 * Looks a table over before anything is trained on it: labels and gaps, codes that may mean
 * missing, rows that repeat or contradict each other, features that give labels away.
 */
@NullMarked
package dev.lacuna.csv.audit;

import org.jspecify.annotations.NullMarked;
