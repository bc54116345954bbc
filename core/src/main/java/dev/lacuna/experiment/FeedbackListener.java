package dev.lacuna.experiment;

import dev.lacuna.task.Feedback;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;

/** Shows a training that is a part of something else as one piece of work. */
public final class FeedbackListener implements TrainingListener {
  private final Feedback feedback;
  private final String what;
  private Feedback.Work work = Feedback.none().begin("", 1);

  /**
   * Creates a listener.
   *
   * @param what is done, in a few words
   */
  public FeedbackListener(Feedback feedback, String what) {
    this.feedback = feedback;
    this.what = what;
  }

  @Override
  public void started(TrainingJob job, String engine) {
    work = feedback.begin(what, job.config().stopAfter());
  }

  @Override
  public void epochEnded(EpochRecord epoch) {
    work.at(epoch.epoch());
  }

  @Override
  public void finished(History history) {
    work.close();
  }

  @Override
  public void diverged() {
    work.close();
  }
}
