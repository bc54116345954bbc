package dev.lacuna.experiment;

import dev.lacuna.data.Missingness;
import dev.lacuna.error.LacunaException;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.SharedOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What missing labels do: the same network trained by several methods, at several missing rates,
 * for several seeds. Labels are dropped from train and dev; the test part stays as complete as it
 * is. For a seed all runs share the parts, the features, the start and the plan of training, which
 * the data choose before anything is dropped.
 *
 * <p>Runs go on side by side, each on one thread, so that what comes out does not depend on how
 * many there are.
 */
public final class Sweep {
  private final ExperimentSession session;
  private final SweepPlan plan;
  private final Consumer<SweepReport> growing;

  /**
   * Creates a sweep over a task with the settings of a session; its {@code threads} say how many
   * runs go on at once, 0 for one per processor.
   */
  public Sweep(ExperimentSession session, SweepPlan plan) {
    this(session, plan, report -> {});
  }

  private Sweep(ExperimentSession session, SweepPlan plan, Consumer<SweepReport> growing) {
    this.session = session;
    this.plan = plan;
    this.growing = growing;
  }

  /**
   * Returns the same sweep that tells what there is after every run.
   *
   * @param listener hears it, one run after the other, on the threads of the runs
   */
  public Sweep listening(Consumer<SweepReport> listener) {
    return new Sweep(session, plan, listener);
  }

  /**
   * Trains all runs and keeps them in memory alone.
   *
   * @throws LacunaException when data cannot be loaded
   */
  public SweepReport run() {
    return run(List.of(), run -> {});
  }

  /**
   * Trains all runs, and appends each to a CSV file as soon as it has ended.
   *
   * @param runsCsv the file
   * @param resumes whether runs that the file holds are taken from there; otherwise it begins anew
   * @throws LacunaException when the file cannot be read or written, or data cannot be loaded
   */
  public SweepReport run(Path runsCsv, boolean resumes) {
    RunsFile file = new RunsFile(runsCsv, plan.mechanism());
    List<SweepRun> before = resumes ? file.read() : List.of();
    file.begin(before);
    return run(before, file::append);
  }

  private SweepReport run(List<SweepRun> before, Consumer<SweepRun> ended) {
    List<SweepRun.Place> all = places();
    List<SweepRun> runs =
        new ArrayList<>(before.stream().filter(run -> all.contains(run.place())).toList());
    Set<SweepRun.Place> open = new HashSet<>(all);
    runs.forEach(run -> open.remove(run.place()));
    try (Feedback.Work work = session.feedback().begin("runs", all.size())) {
      work.at(runs.size());
      train(
          open,
          data(before),
          run -> {
            ended.accept(run);
            synchronized (runs) {
              runs.add(run);
              work.at(runs.size());
              growing.accept(SweepReport.soFar(session.taskName(), plan, runs));
            }
          });
    }
    return new SweepReport(session.taskName(), plan, runs);
  }

  /** Returns the checksums of the data of runs, by seed. */
  private static Map<Long, String> data(List<SweepRun> runs) {
    Map<Long, String> data = new HashMap<>();
    runs.forEach(run -> data.put(run.place().seed(), run.data()));
    return data;
  }

  /** Returns the places of all runs, seed by seed, for the runs of a seed share its data. */
  private List<SweepRun.Place> places() {
    long first = session.options().get(SharedOptions.SEED);
    List<SweepRun.Place> places = new ArrayList<>();
    for (int i = 0; i < plan.seeds(); i++) {
      for (double rate : plan.rates()) {
        for (Method method : plan.methods()) {
          places.add(new SweepRun.Place(rate, first + i, method));
        }
      }
    }
    return places;
  }

  private void train(Set<SweepRun.Place> open, Map<Long, String> data, Consumer<SweepRun> ended) {
    ExecutorService workers = Executors.newFixedThreadPool(workers(), Sweep::worker);
    try {
      List<Future<?>> futures = new ArrayList<>();
      SweepSeed<?> ofSeed = null;
      for (SweepRun.Place place : places()) {
        if (ofSeed == null || ofSeed.seed() != place.seed()) {
          ofSeed = SweepSeed.of(session, place.seed(), Optional.ofNullable(data.get(place.seed())));
        }
        if (open.contains(place)) {
          SweepSeed<?> runs = ofSeed;
          Missingness missingness = new Missingness(plan.mechanism(), place.rate());
          futures.add(workers.submit(() -> ended.accept(runs.run(place, missingness))));
        }
      }
      await(futures);
    } finally {
      workers.shutdownNow();
    }
  }

  private int workers() {
    int threads = session.options().get(SharedOptions.THREADS);
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "sweep");
    thread.setDaemon(true);
    return thread;
  }

  private static void await(List<Future<?>> futures) {
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the sweep was interrupted", ended);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a run of the sweep failed", failed.getCause());
    }
  }
}
