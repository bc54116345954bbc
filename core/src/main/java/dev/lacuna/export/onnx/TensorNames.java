package dev.lacuna.export.onnx;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Names of tensors in a graph, each given away once. */
final class TensorNames {
  private final Set<String> taken = new HashSet<>();

  /**
   * Returns the name, or, where it is taken, the name with underscores behind it. What UTF-8 cannot
   * write becomes a question mark.
   */
  String unique(String wanted) {
    String name = new String(wanted.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }
}
