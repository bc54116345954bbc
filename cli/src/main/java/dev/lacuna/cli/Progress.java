package dev.lacuna.cli;

import dev.lacuna.kernel.Kernels;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far training is: a bar with loss and time left on a terminal, plain lines elsewhere.
 */
final class Progress implements TrainingListener {
  /** The engine that runs on the kernels. */
  private static final String FUSED = "fused";

  private static final int LINES = 10;
  private static final double LARGE = 1e6;

  private final Console console;
  private final String title;
  private @Nullable Bar bar;
  private int epochs;

  private Progress(Console console, String title) {
    this.console = console;
    this.title = title;
  }

  /** Returns a listener that shows progress, or none where the user wants quiet. */
  static TrainingListener of(Console console, String title, boolean quiet) {
    return quiet ? TrainingListener.none() : new Progress(console, title);
  }

  @Override
  public TrainingListener ofMember(int member, int members) {
    return members == 1
        ? this
        : new Progress(console, "%s, member %d of %d".formatted(title, member, members));
  }

  @Override
  public TrainingListener ofTrainAndDev() {
    return new Progress(console, title + ", again on train and dev");
  }

  @Override
  public void started(TrainingJob job, String engine) {
    epochs = job.config().stopAfter();
    console
        .err()
        .printf(
            Locale.ROOT,
            "%s: %,d rows, network %s%n",
            title,
            job.train().rows(),
            job.architecture());
    if (engine.equals(FUSED)) {
      Kernels.hint().ifPresent(hint -> console.err().println("lacuna: hint: " + hint));
    }
    bar = console.status().map(line -> new Bar(line, "epochs", epochs, 0)).orElse(null);
  }

  @Override
  public void resumed(List<EpochRecord> before) {
    int ended = before.size();
    console.err().printf("goes on after epoch %d of %d%n", ended, epochs);
    if (bar != null) {
      bar.beginAt(ended);
    }
  }

  @Override
  public void epochEnded(EpochRecord epoch) {
    String figures = figures(epoch);
    if (bar != null) {
      bar.at(epoch.epoch());
      bar.say(figures);
    } else if (epoch.epoch() % Math.max(1, epochs / LINES) == 0) {
      console.err().printf("epoch %d of %d: %s%n", epoch.epoch(), epochs, figures);
    }
  }

  @Override
  public void diverged() {
    close();
  }

  @Override
  public void finished(History history) {
    close();
    if (history.epochs().size() < epochs) {
      console
          .err()
          .printf(
              "stopped after epoch %d, kept the weights of epoch %d%n",
              history.epochs().size(), history.bestEpoch());
    }
  }

  private void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static String figures(EpochRecord epoch) {
    String format = Math.abs(epoch.loss()) < LARGE ? "loss %.4f" : "loss %.3g";
    String loss = String.format(Locale.ROOT, format, epoch.loss());
    return epoch.dev().isPresent()
        ? loss + String.format(Locale.ROOT, ", dev %.4f", epoch.dev().getAsDouble())
        : loss;
  }
}
