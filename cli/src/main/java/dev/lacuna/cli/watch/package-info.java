/**
 * The report of a run while it goes on, for a browser on the same machine. It knows trainings only
 * by their listeners, and pages only by the text that is made of them.
 */
@NullMarked
package dev.lacuna.cli.watch;

import org.jspecify.annotations.NullMarked;
