package dev.lacuna.experiment;

import com.google.inject.Inject;
import dev.lacuna.data.Dataset;
import dev.lacuna.data.Split;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Calibrator;
import dev.lacuna.eval.Evaluation;
import dev.lacuna.eval.Evaluator;
import dev.lacuna.eval.Thresholds;
import dev.lacuna.feature.FittedFeaturizer;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.model.Calibration;
import dev.lacuna.model.Model;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.ModelFile;
import dev.lacuna.model.Network;
import dev.lacuna.model.Predictions;
import dev.lacuna.propensity.InverseWeights;
import dev.lacuna.task.Feedback;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Task;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.DivergedException;
import dev.lacuna.train.History;
import dev.lacuna.train.Trainer;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.TrainingResult;
import dev.lacuna.train.TrainingSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The whole flow, from data to a trained and judged model. */
public final class Experiment {
  private final Settings settings;
  private final EngineChoice engines;
  private final Provenance provenance;
  private final RunContext context;
  private final Weighting weighting;
  private final boolean drawsIntervals;

  /** Creates an experiment with the settings of one run. */
  @Inject
  Experiment(
      Settings settings,
      EngineChoice engines,
      Provenance provenance,
      RunContext context,
      Weighting weighting) {
    this(settings, engines, provenance, context, weighting, true);
  }

  private Experiment(
      Settings settings,
      EngineChoice engines,
      Provenance provenance,
      RunContext context,
      Weighting weighting,
      boolean drawsIntervals) {
    this.settings = settings;
    this.engines = engines;
    this.provenance = provenance;
    this.context = context;
    this.weighting = weighting;
    this.drawsIntervals = drawsIntervals;
  }

  /** Returns the same experiment for one of many trainings, none of which says anything. */
  Experiment quietly() {
    RunContext silent = new RunContext(Feedback.none(), context.checkpoints(), context.clock());
    return new Experiment(
        settings, engines, provenance, silent, weighting.quietly(), drawsIntervals);
  }

  /** Returns the same experiment with evaluations that have no intervals, which take long. */
  Experiment withoutIntervals() {
    return new Experiment(settings, engines, provenance, context, weighting, false);
  }

  /** Returns the same experiment with trainings that end after this epoch of their plan. */
  Experiment endingAfter(int epoch) {
    return with(settings.endingAfter(epoch));
  }

  /** Trains and judges a model with missing labels masked. */
  public <X> TrainedRun<X> run(Task<X> task) {
    return run(task, Method.MASKED, TrainingListener.none());
  }

  /** Trains and judges a model; the test part chooses nothing. */
  public <X> TrainedRun<X> run(Task<X> task, Method method, TrainingListener listener) {
    return run(task, split(task), method, listener);
  }

  /** Returns the parts of the task's data. */
  public <X> Split<X> split(Task<X> task) {
    // the mask is made here, as labels are read
    return split(task, feedback().during("looking at the data", () -> task.source().load()));
  }

  /** Returns the parts of some data of the task. */
  public <X> Split<X> split(Task<X> task, Dataset<X> data) {
    return feedback()
        .during(
            "dividing the rows",
            () -> task.split(data, settings.splitter().forGroups(task.groups(data))));
  }

  /** Returns whether a model was trained on these data, or may have been. */
  public <X> boolean isTrainedOn(Task<X> task, Model<X> model, Dataset<X> data) {
    return task.isTrainedOn(data, String.valueOf(model.card().provenance().get("data")));
  }

  /**
   * Returns the rows that a model may be judged on: the test part of the data that it was trained
   * on, or all rows of other data.
   *
   * @throws LacunaException when the model was refitted on all of these data, after
   *     cross-validation
   */
  public <X> Dataset<X> unseen(Task<X> task, Model<X> model) {
    Dataset<X> data =
        feedback().during("looking at the data", () -> task.source(model.card().schema()).load());
    if (Provenance.isRefittedOn(model.card(), data)) {
      throw new LacunaException(
          ErrorCode.BAD_OPTION,
          "A model must be judged on rows that it has not seen. Found one that is refitted on all %d rows of these data, after cross-validation. Its honest figures are those of its %d folds, in the metrics.json of its training and by 'lacuna inspect'. Give other data, or train with --split."
              .formatted(data.size(), Provenance.folds(model.card())));
    }
    return isTrainedOn(task, model, data) ? split(task, data).test() : data;
  }

  /**
   * Trains and judges a model on parts that were made before.
   *
   * @throws DivergedRunException when training diverges; it hands on the last good model
   */
  public <X> TrainedRun<X> run(
      Task<X> task, Split<X> split, Method method, TrainingListener listener) {
    Prepared<X> prepared = prepare(task, split);
    return suitedTo(prepared, split).run(prepared, split, method, listener);
  }

  /**
   * A task whose features are settled.
   *
   * @param featurizer fitted on the whole train part, whatever rows training sees of it
   * @param ofBoth fitted on train and dev, for the network that is trained again on both; the same
   *     where none is
   */
  record Prepared<X>(Task<X> task, FittedFeaturizer<X> featurizer, FittedFeaturizer<X> ofBoth) {
    Prepared<X> forBoth() {
      return new Prepared<>(task, ofBoth, ofBoth);
    }
  }

  /** Fits the task's featurizer on the train part, and on train and dev where both are learnt. */
  <X> Prepared<X> prepare(Task<X> task, Split<X> split) {
    FittedFeaturizer<X> ofTrain = fit(task, split.train());
    return new Prepared<>(task, ofTrain, isRefitted(split) ? fit(task, learnt(split)) : ofTrain);
  }

  private <X> FittedFeaturizer<X> fit(Task<X> task, Dataset<X> part) {
    return feedback().during("learning features", () -> task.featurizer().fit(part));
  }

  /** Returns the rows that a model learns from in the end: train, or train and dev. */
  <X> Dataset<X> learnt(Split<X> split) {
    return isRefitted(split) ? split.withDevInTrain().train() : split.train();
  }

  private boolean isRefitted(Split<?> split) {
    return settings.refits() && split.dev().size() > 0;
  }

  /** Returns this experiment with what the task prefers for these data where nobody set it. */
  <X> Experiment suitedTo(Prepared<X> prepared, Split<X> split) {
    Map<String, String> preferences =
        prepared.task().preferences(split.train(), prepared.featurizer());
    return with(settings.preferring(preferences));
  }

  /** Does the same with features that were settled before, on parts that may have fewer rows. */
  <X> TrainedRun<X> run(
      Prepared<X> prepared, Split<X> split, Method method, TrainingListener listener) {
    Trained trained = train(prepared, split, method, listener);
    List<History> histories = trained.histories();
    Model<X> tuned = tuned(untested(split, prepared.featurizer(), trained), split.dev());
    Map<String, Object> origin = provenance.of(split, method, trained.first().engine());
    Model<X> untested = tuned;
    if (isRefitted(split)) {
      int epochs = History.medianBestEpoch(histories);
      Split<X> both = split.withDevInTrain();
      trained =
          endingAfter(epochs).train(prepared.forBoth(), both, method, listener.ofTrainAndDev());
      untested = // no row is left that could choose anew
          untested(both, prepared.ofBoth(), trained).choosingLike(tuned);
      origin.putAll(Provenance.ofRefit(epochs));
    }
    origin.putAll(Provenance.ofWeights(trained.weights()));
    Predictions predictions = predict(untested, split.test().inputs());
    Evaluation evaluation = evaluate(untested, split.test().labels(), predictions);
    Model<X> model =
        untested.with(
            untested.card().with(untested.card().thresholds(), evaluation.toMap(), origin));
    return new TrainedRun<>(method.title(), model, split, predictions, evaluation, histories);
  }

  /** Networks, and how their labels were weighted, if they were. */
  private record Trained(List<TrainingResult> members, Optional<InverseWeights> weights) {
    TrainingResult first() {
      return members.get(0);
    }

    List<History> histories() {
      return members.stream().map(TrainingResult::history).toList();
    }

    List<Network> networks() {
      return members.stream().map(TrainingResult::network).toList();
    }
  }

  private <X> Trained train(
      Prepared<X> prepared, Split<X> split, Method method, TrainingListener listener) {
    FittedFeaturizer<X> featurizer = prepared.featurizer();
    TrainingEngine engine = engines.of(prepared.task());
    MemberTraining training =
        new MemberTraining(
            new Trainer(engine, context.checkpoints()),
            settings.members(),
            settings.memberColumns());
    TrainingJob job = feedback().during("making features", () -> job(split, featurizer, method));
    Optional<InverseWeights> weights =
        method == Method.MASKED && settings.weighsByPropensity()
            ? Optional.of(weighting.weigh(population(prepared, split, job), settings, engine))
            : Optional.empty();
    try {
      return new Trained(training.train(weighted(job, weights), listener), weights);
    } catch (DivergedException diverged) {
      throw new DivergedRunException(
          diverged, diverged.lastGood().map(result -> lastGood(split, featurizer, method, result)));
    }
  }

  /** Returns this experiment with other settings. */
  Experiment with(OptionValues options) {
    return with(new Settings(options));
  }

  private Experiment with(Settings other) {
    return new Experiment(
        other, engines, provenance.with(other), context, weighting, drawsIntervals);
  }

  /** Returns who hears how far long work is. */
  Feedback feedback() {
    return context.feedback();
  }

  /** Returns the settings. */
  Settings settings() {
    return settings;
  }

  /**
   * Writes a model file, which takes seconds where a model holds many words.
   *
   * @throws LacunaException when it cannot be written
   */
  public void save(Model<?> model, Path file) {
    Feedback.Work work = feedback().begin("writing " + file.getFileName(), 0);
    try {
      model.save(file);
    } finally {
      work.close();
    }
  }

  /** Returns what a model predicts for inputs. */
  public <X> Predictions predict(Model<X> model, List<X> inputs) {
    try (Feedback.Work work = feedback().begin("predicting", inputs.size())) {
      return model.predict(inputs, work::at);
    }
  }

  /** Judges a model's predictions, with the thresholds that were tuned when it was trained. */
  public Evaluation evaluate(Model<?> model, LabelMatrix labels, Predictions predictions) {
    return evaluate(labels, predictions, new Thresholds(model.card().thresholds()));
  }

  /** Judges predictions with thresholds that were tuned on others. */
  Evaluation evaluate(LabelMatrix labels, Predictions predictions, Thresholds tuned) {
    if (!drawsIntervals) {
      return Evaluator.evaluateWithoutIntervals(labels, predictions, tuned);
    }
    try (Feedback.Work work = feedback().begin("judging", Evaluator.resamples(labels.rows()))) {
      return Evaluator.evaluate(
          labels, predictions, tuned, new Evaluator.Resampling(settings.seed(), work::at));
    }
  }

  /**
   * Loads a model of the task.
   *
   * @throws LacunaException when the file is damaged, or its model is another task's
   */
  public <X> Model<X> load(Task<X> task, Path file) {
    ModelFile.Content content = ModelFile.read(file);
    if (!content.card().task().equals(provenance.taskName())) {
      throw new LacunaException(
          ErrorCode.BAD_MODEL,
          "The model must be of task '%s'. Found %s, a model of task '%s'. Use 'lacuna %s' with it."
              .formatted(
                  provenance.taskName(), file, content.card().task(), content.card().task()));
    }
    FittedFeaturizer<X> featurizer = task.featurizer().restore(content.featurizerFiles());
    try {
      return new Model<>(content.card(), featurizer, content.members());
    } catch (IllegalArgumentException unfit) {
      throw new LacunaException(
          ErrorCode.BAD_MODEL,
          "The parts of a model must fit together. Found %s: %s. Train again, or fetch the file anew."
              .formatted(file, unfit.getMessage()),
          unfit);
    }
  }

  /** A model of weights that nobody chose gets no thresholds from dev and no figures from test. */
  private <X> DivergedRunException.LastGood lastGood(
      Split<X> split, FittedFeaturizer<X> featurizer, Method method, TrainingResult result) {
    Trained one = new Trained(List.of(result), Optional.empty());
    Model<X> model = untested(split, featurizer, one);
    int epoch = result.history().bestEpoch();
    Map<String, Object> origin = provenance.of(split, method, result.engine());
    origin.put("untested", "weights of epoch " + epoch + " of a training that diverged later");
    ModelCard card = model.card().with(model.card().thresholds(), Map.of(), origin);
    return new DivergedRunException.LastGood(model.with(card), epoch);
  }

  private <X> Model<X> untested(Split<X> split, FittedFeaturizer<X> featurizer, Trained trained) {
    ModelCard card =
        ModelCard.untested(
            provenance.taskName(), split.train().schema(), trained.first().scaling());
    return new Model<>(card, featurizer, trained.networks());
  }

  /** Chooses calibrations on dev, and then thresholds for what is calibrated. */
  private <X> Model<X> tuned(Model<X> model, Dataset<X> dev) {
    Predictions raw = predict(model, dev.inputs());
    return feedback().during("choosing thresholds", () -> tuned(model, dev.labels(), raw));
  }

  private <X> Model<X> tuned(Model<X> model, LabelMatrix dev, Predictions raw) {
    List<Calibration> fitted = Calibrator.fit(settings.calibration(), dev, raw);
    Thresholds thresholds = Thresholds.tune(dev, raw.calibrated(fitted));
    return model.with(model.card().with(fitted, thresholds.values()));
  }

  /** Returns the train part, with rows without any label below it where the task has some. */
  private <X> TrainingSet population(Prepared<X> prepared, Split<X> split, TrainingJob job) {
    Dataset<X> rows = Population.of(prepared.task(), split, settings.seed());
    return rows.size() == job.train().rows()
        ? job.train()
        : new TrainingSet(prepared.featurizer().transform(rows.inputs()), rows.labels());
  }

  /** Weights that are all 1 are left out, so that training is the same as without. */
  private static TrainingJob weighted(TrainingJob job, Optional<InverseWeights> weights) {
    int[] rows = IntStream.range(0, job.train().rows()).toArray();
    return weights
        .filter(found -> !found.areAllOne())
        .map(found -> job.weighted(found.weights().select(rows)))
        .orElse(job);
  }

  private <X> TrainingJob job(Split<X> split, FittedFeaturizer<X> featurizer, Method method) {
    Dataset<X> learnt = method.trainPart(split.train());
    MaskedLoss loss = method.loss(settings.loss(learnt.labels()));
    TrainingSet train = new TrainingSet(featurizer.transform(learnt.inputs()), learnt.labels());
    TrainingSet dev =
        new TrainingSet(featurizer.transform(split.dev().inputs()), split.dev().labels());
    return new TrainingJob(
        settings.architecture(featurizer.width(), loss.schema()),
        loss,
        train,
        dev,
        settings.config());
  }
}
