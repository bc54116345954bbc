/**
 * The command line: finds the tasks, makes one command group of each, and turns exceptions into one
 * clear line and an exit code.
 */
@NullMarked
package dev.lacuna.cli;

import org.jspecify.annotations.NullMarked;
