/**
 * The arithmetic of dense layers: matrices in panels, and what is done to them. It comes in two
 * forms, one on the processor's vectors and one in plain Java, with the same results within float
 * rounding. Nothing here is native, and nothing allocates.
 */
@NullMarked
package dev.lacuna.kernel;

import org.jspecify.annotations.NullMarked;
