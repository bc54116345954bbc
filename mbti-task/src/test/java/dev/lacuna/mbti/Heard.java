package dev.lacuna.mbti;

import dev.lacuna.task.Feedback;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run says. */
final class Heard implements Feedback {
  final List<String> notes = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();

  @Override
  public void note(String line) {
    notes.add(line);
  }

  @Override
  public void warn(String line) {
    warnings.add(line);
  }

  @Override
  public Work begin(String what, long total) {
    return Feedback.none().begin(what, total);
  }
}
