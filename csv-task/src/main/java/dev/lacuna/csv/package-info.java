/** The CSV task: any table with blanks, without code. */
@NullMarked
package dev.lacuna.csv;

import org.jspecify.annotations.NullMarked;
