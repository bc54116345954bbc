package dev.lacuna.toy.picture;

import dev.lacuna.toy.Point;
import java.util.List;

/**
 * One square of a picture: what a network says about one label.
 *
 * @param title one line, such as {@code y0: x₂ ≤ 0.5}
 * @param subtitle one line below it, such as {@code accuracy 0.999, 194 labels missing}; may be
 *     empty
 * @param field the predicted probability
 * @param boundary where the true label changes; may be empty
 * @param marks a sample of the examples, of which some 150 stay readable; may be empty
 */
public record Panel(
    String title, String subtitle, Field field, List<Line> boundary, List<Mark> marks) {
  /** Copies the lists. */
  public Panel {
    boundary = List.copyOf(boundary);
    marks = List.copyOf(marks);
  }

  List<Point> marked(Mark.Label label) {
    return marks.stream().filter(mark -> mark.label() == label).map(Mark::at).toList();
  }
}
