package dev.lacuna.mbti;

import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;

/** Declares the MBTI task and lists what it is made of. */
public final class MbtiTaskModule extends TaskModule {
  @Override
  public TaskDescription description() {
    return new TaskDescription(
        "mbti",
        "Four letters of a user's type, some of them missing, from what the user wrote",
        "IE, NS, TF, JP (binary)",
        MbtiOptions.ALL,
        MbtiOptions.DEFAULTS);
  }

  @Override
  protected void configureTask() {
    bindTask(MbtiTask.class);
    bind(MbtiSource.class);
    bind(AuthorFeaturizer.class);
    bind(AuthorReader.class);
    bind(MbtiReport.class);
  }
}
