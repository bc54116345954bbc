/**
 * The toy task: points in a square, three labels of each, and some labels missing. It is the
 * smallest complete task, and so the one to read first; {@code docs/writing-a-task.md} walks
 * through it.
 */
@NullMarked
package dev.lacuna.toy;

import org.jspecify.annotations.NullMarked;
