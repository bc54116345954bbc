/** What stands on the page of a training, a comparison, or a table that was looked over. */
@NullMarked
package dev.lacuna.report.run;

import org.jspecify.annotations.NullMarked;
