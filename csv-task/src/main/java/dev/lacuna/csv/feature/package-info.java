/** From the columns of a table to numbers: one encoder per column, fitted on the train part. */
@NullMarked
package dev.lacuna.csv.feature;

import org.jspecify.annotations.NullMarked;
