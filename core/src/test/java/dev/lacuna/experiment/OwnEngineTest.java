package dev.lacuna.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.inject.Inject;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.Model;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import dev.lacuna.task.TrainedRun;
import dev.lacuna.train.EpochRecord;
import dev.lacuna.train.History;
import dev.lacuna.train.TrainingEngine;
import dev.lacuna.train.TrainingJob;
import dev.lacuna.train.TrainingListener;
import dev.lacuna.train.dl4j.Dl4jEngine;
import dev.lacuna.train.dl4j.GraphNeeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task that brings a DL4J graph of its own. */
class OwnEngineTest {
  @Test
  void ownGraphIsTrainedSavedAndLoaded(@TempDir Path folder) {
    ExperimentSession session = open(Map.of("epochs", "30", "learning-rate", "0.02"));
    GraphTask task = session.task(GraphTask.class);
    List<String> started = new ArrayList<>();

    TrainedRun<double[]> run = session.experiment().run(task, Method.MASKED, listener(started));
    run.model().save(folder.resolve("model.lacuna"));
    Model<double[]> loaded = session.experiment().load(task, folder.resolve("model.lacuna"));

    assertThat(started).containsExactly("dl4j-graph 2-11-5");
    assertThat(run.model().card().provenance()).containsEntry("engine", "dl4j-graph");
    assertThat(loaded.architecture())
        .isEqualTo(new Architecture(2, List.of(11), Activation.TANH, 0, 5));
    History history = run.histories().get(0);
    assertThat(history.last().loss()).isLessThan(0.6 * history.epochs().get(0).loss());
    List<double[]> inputs = run.split().test().inputs();
    for (int row = 0; row < inputs.size(); row++) {
      assertThat(loaded.predict(inputs).value(row, 0, 0))
          .isEqualTo(run.predictions().value(row, 0, 0));
    }
  }

  @ParameterizedTest
  @CsvSource({"fused, 2-12-5", "dl4j, 2-12-5"})
  void namedEngineTrainsTheNetworkOfTheOptions(String engine, String network) {
    ExperimentSession session = open(Map.of("epochs", "1", "engine", engine));

    TrainedRun<double[]> run = session.experiment().run(session.task(GraphTask.class));

    assertThat(run.model().card().provenance()).containsEntry("engine", engine);
    assertThat(run.model().architecture()).hasToString(network);
  }

  @Test
  void graphThatCannotBeSavedIsRefusedBeforeTraining() {
    ExperimentSession session =
        ExperimentSession.open(new GraphModule(SigmoidTask.class), Map.of("epochs", "1"));
    List<String> started = new ArrayList<>();

    LacunaException thrown =
        catchThrowableOfType(
            LacunaException.class,
            () ->
                session
                    .experiment()
                    .run(session.task(SigmoidTask.class), Method.MASKED, listener(started)));

    assertThat(thrown).isNotNull();
    assertThat(thrown.code()).isEqualTo(ErrorCode.BAD_TASK);
    assertThat(thrown).hasMessageContaining("Found 'trunk' with the activation sigmoid");
    assertThat(started).isEmpty();
  }

  private static ExperimentSession open(Map<String, String> settings) {
    return ExperimentSession.open(new GraphModule(GraphTask.class), settings);
  }

  private static TrainingListener listener(List<String> started) {
    return new TrainingListener() {
      @Override
      public void started(TrainingJob job, String engine) {
        started.add(engine + " " + job.architecture());
      }

      @Override
      public void epochEnded(EpochRecord epoch) {}
    };
  }

  private static ComputationGraphConfiguration graph(
      GraphNeeds needs, org.nd4j.linalg.activations.Activation activation) {
    return new NeuralNetConfiguration.Builder()
        .weightInit(WeightInit.LECUN_UNIFORM)
        .graphBuilder()
        .addInputs("features")
        .setInputTypes(InputType.feedForward(needs.inputs()))
        .addLayer(
            "trunk", new DenseLayer.Builder().nOut(11).activation(activation).build(), "features")
        .addLayer(
            "heads",
            new OutputLayer.Builder(needs.loss())
                .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                .nOut(needs.outputs())
                .build(),
            "trunk")
        .setOutputs("heads")
        .build();
  }

  /** Brings a graph of its own. */
  private static final class GraphTask extends StripesTask {
    @Inject
    GraphTask(OptionValues options) {
      super(options);
    }

    @Override
    public Optional<TrainingEngine> engine() {
      return Optional.of(
          Dl4jEngine.withGraph(needs -> graph(needs, org.nd4j.linalg.activations.Activation.TANH)));
    }
  }

  /** Brings a graph that no network can stand for. */
  private static final class SigmoidTask extends StripesTask {
    @Inject
    SigmoidTask(OptionValues options) {
      super(options);
    }

    @Override
    public Optional<TrainingEngine> engine() {
      return Optional.of(
          Dl4jEngine.withGraph(
              needs -> graph(needs, org.nd4j.linalg.activations.Activation.SIGMOID)));
    }
  }

  /** What a task's jar would bring. */
  private static final class GraphModule extends TaskModule {
    private final Class<? extends StripesTask> task;

    GraphModule(Class<? extends StripesTask> task) {
      this.task = task;
    }

    @Override
    public TaskDescription description() {
      return new StripesTask.Module().description();
    }

    @Override
    protected void configureTask() {
      bindTask(task);
    }
  }
}
