/** Models as ONNX graphs, from features to predictions. */
@NullMarked
package dev.lacuna.export.onnx;

import org.jspecify.annotations.NullMarked;
