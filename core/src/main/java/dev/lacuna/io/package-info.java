/** Files that appear whole or not at all, and the one way in which Lacuna reads and writes JSON. */
@NullMarked
package dev.lacuna.io;

import org.jspecify.annotations.NullMarked;
