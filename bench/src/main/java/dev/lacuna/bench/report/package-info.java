/** From single measurements to tables. */
@NullMarked
package dev.lacuna.bench.report;

import org.jspecify.annotations.NullMarked;
