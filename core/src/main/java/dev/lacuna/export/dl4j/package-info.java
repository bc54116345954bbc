/** Models as DL4J graphs, from features to logits, ready to be trained further. */
@NullMarked
package dev.lacuna.export.dl4j;

import org.jspecify.annotations.NullMarked;
