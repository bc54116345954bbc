/** Tables as files have them: read once from end to end, kept column by column. */
@NullMarked
package dev.lacuna.csv.table;

import org.jspecify.annotations.NullMarked;
