/** Data sets, where they come from, how they are split, and labels dropped on purpose. */
@NullMarked
package dev.lacuna.data;

import org.jspecify.annotations.NullMarked;
