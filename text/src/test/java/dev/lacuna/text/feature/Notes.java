package dev.lacuna.text.feature;

import dev.lacuna.task.Feedback;
import java.util.ArrayList;
import java.util.List;

/** Feedback that remembers what it heard. */
final class Notes implements Feedback {
  final List<String> lines = new ArrayList<>();

  @Override
  public void note(String line) {
    lines.add(line);
  }

  @Override
  public void warn(String line) {
    lines.add("warning: " + line);
  }

  @Override
  public Work begin(String what, long total) {
    lines.add("begin: %s, %d".formatted(what, total));
    return new Work() {
      @Override
      public void at(long done) {
        if (done == total) {
          lines.add("all done");
        }
      }

      @Override
      public void close() {
        lines.add("end");
      }
    };
  }
}
