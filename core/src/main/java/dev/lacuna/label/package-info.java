/**
 * Labels: the schema of heads, how a source writes "missing", and the label matrix with its mask.
 * {@link dev.lacuna.label.LabelMatrix} is the only place where a mask is made.
 */
@NullMarked
package dev.lacuna.label;

import org.jspecify.annotations.NullMarked;
