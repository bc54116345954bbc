/**
 * Pages on runs: what stands on them, and how they become one HTML file that needs nothing else and
 * a folder of pictures.
 */
@NullMarked
package dev.lacuna.report;

import org.jspecify.annotations.NullMarked;
