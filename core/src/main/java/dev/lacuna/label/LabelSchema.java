package dev.lacuna.label;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.error.Suggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ordered, named heads of a data set. The logits of a network for this schema are the heads'
 * outputs side by side, in the same order.
 *
 * @param heads at least one head, each name once
 */
public record LabelSchema(List<Head> heads) {
  /** Copies the list and checks that no name comes twice. */
  public LabelSchema {
    heads = List.copyOf(heads);
    if (heads.isEmpty()) {
      throw new LacunaException(
          ErrorCode.BAD_SCHEMA,
          "A schema needs at least one head. Found none. Name a label column.");
    }
    Set<String> names = new HashSet<>();
    for (Head head : heads) {
      if (!names.add(head.name())) {
        throw new LacunaException(
            ErrorCode.BAD_SCHEMA,
            "Each head needs a name of its own. Found '"
                + head.name()
                + "' twice. Give one another name.");
      }
    }
  }

  /** Creates a schema of these heads, in this order. */
  public static LabelSchema of(Head... heads) {
    return new LabelSchema(List.of(heads));
  }

  /** Returns the number of heads. */
  public int size() {
    return heads.size();
  }

  /** Returns the head at an index from 0. */
  public Head head(int index) {
    return heads.get(index);
  }

  /** Returns the heads' names in order. */
  public List<String> names() {
    return heads.stream().map(Head::name).toList();
  }

  /**
   * Returns the index of the head with a name.
   *
   * @throws LacunaException when there is none; the message names the nearest
   */
  public int indexOf(String name) {
    int index = names().indexOf(name);
    if (index < 0) {
      throw new LacunaException(
          ErrorCode.UNKNOWN_NAME,
          "A head must be one of "
              + String.join(", ", names())
              + ". Found '"
              + name
              + "'."
              + Suggestions.didYouMean(name, names()));
    }
    return index;
  }

  /** Returns the number of logits of all heads together. */
  public int outputs() {
    return offset(size());
  }

  /** Returns the index of the first logit of a head; of {@link #size()}, the number of logits. */
  public int offset(int head) {
    return heads.subList(0, head).stream().mapToInt(Head::outputs).sum();
  }

  /** Returns the first logit of each head, and the number of logits as a last element. */
  public int[] offsets() {
    int[] offsets = new int[size() + 1];
    for (int t = 0; t < size(); t++) {
      offsets[t + 1] = offsets[t] + heads.get(t).outputs();
    }
    return offsets;
  }
}
