/** Filling in the blank labels of a table, and saying what the filled cells are worth. */
@NullMarked
package dev.lacuna.csv.impute;

import org.jspecify.annotations.NullMarked;
