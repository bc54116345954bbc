package dev.lacuna.mbti;

import com.google.inject.Inject;
import dev.lacuna.task.TaskReport;

/** What the MBTI task adds to reports. */
final class MbtiReport implements TaskReport<Author> {
  @Inject
  MbtiReport() {}
}
