package dev.lacuna.export.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of tensors in a graph, each given away once. */
final class TensorNames {
  /**
   * What the ways of programs to hand on names do not all agree on: characters beyond 16 bits,
   * which Java's interface to C writes unlike UTF-8, halves of such, and the character 0.
   */
  private static final Pattern UNSAFE = Pattern.compile("[^\\x{1}-\\x{D7FF}\\x{E000}-\\x{FFFF}]");

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Returns the name with underscores for unsafe characters, and a number where it is taken. */
  String unique(String wanted) {
    String name = UNSAFE.matcher(wanted).replaceAll("_");
    String numbered = name;
    while (!taken.add(numbered)) {
      numbered = name + "_" + counts.merge(name, 2, (count, first) -> count + 1);
    }
    return numbered;
  }
}
