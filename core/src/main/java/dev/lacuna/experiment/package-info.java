/** The whole flow from data to report, and the comparison of methods for missing labels. */
@NullMarked
package dev.lacuna.experiment;

import org.jspecify.annotations.NullMarked;
