/** A made-up table to try things on. */
@NullMarked
package dev.lacuna.csv.example;

import org.jspecify.annotations.NullMarked;
