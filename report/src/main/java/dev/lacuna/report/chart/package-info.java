/**
 * Charts as SVG. One text serves for all uses: its attributes hold the colours of a light page, for
 * viewers and for the PNG; on a page the style sheet goes over them by the classes, for dark too.
 */
@NullMarked
package dev.lacuna.report.chart;

import org.jspecify.annotations.NullMarked;
