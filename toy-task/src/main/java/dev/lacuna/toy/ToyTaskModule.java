package dev.lacuna.toy;

import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;

/** Declares the toy task and lists what it is made of. */
public final class ToyTaskModule extends TaskModule {
  @Override
  public TaskDescription description() {
    return new TaskDescription(
            "toy",
            "Three labels of a point in a square, some of them missing",
            "y0, y1, y2 (binary)",
            ToyOptions.ALL,
            ToyOptions.DEFAULTS)
        .withSweep(ToyOptions.SWEEP);
  }

  @Override
  protected void configureTask() {
    bindTask(ToyTask.class);
    bind(ToySource.class);
    bind(ToyFeaturizer.class);
    bind(PointReader.class);
    bind(ToyReport.class);
  }
}
