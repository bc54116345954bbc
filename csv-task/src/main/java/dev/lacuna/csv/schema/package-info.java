/**
 * What the columns of a table are: labels and of which kind, features and of which kind, or left
 * out.
 */
@NullMarked
package dev.lacuna.csv.schema;

import org.jspecify.annotations.NullMarked;
