package dev.lacuna.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lacuna.data.Dataset;
import dev.lacuna.data.Groups;
import dev.lacuna.data.Split;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.HeadEvaluation;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.InputReader;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionValues;
import dev.lacuna.task.Picture;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskMetric;
import dev.lacuna.task.TaskModule;
import dev.lacuna.task.TrainedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must hold of every task module. The test of a task extends this class:
 *
 * <pre>{@code
 * class MyTaskModuleTest extends TaskModuleContract {
 *   @Override
 *   protected TaskModule module() {
 *     return new MyTaskModule();
 *   }
 *
 *   @Override
 *   protected Map<String, String> smallSettings() {
 *     return Map.of("data", "src/test/resources/small.csv", "epochs", "2");
 *   }
 * }
 * }</pre>
 *
 * <p>Inputs are compared with {@code equals}: a record of values does, an array does not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TaskModuleContract {
  /** What every command of the command line takes besides the options of a task. */
  private static final List<String> COMMAND_OPTIONS =
      List.of("config", "help", "methods", "quiet", "seeds", "verbose", "version");

  /** How many threads predict with one model at once. */
  private static final int THREADS = 32;

  /** How often each of them does. */
  private static final long ROUNDS = 5;

  private @Nullable TaskBench bench;

  /** Creates the contract. */
  protected TaskModuleContract() {}

  /** Returns the module, as {@link ServiceLoader} would make it. */
  protected abstract TaskModule module();

  /** Returns settings that keep the data small and training short; a few epochs unless set. */
  protected Map<String, String> smallSettings() {
    return Map.of("epochs", "2");
  }

  @Test
  final void theDescriptionReadsWellInAHelpText() {
    TaskDescription description = module().description();

    assertThat(description.summary()).as("summary").isNotBlank().doesNotEndWith(".");
    assertThat(description.heads()).as("heads").isNotBlank();
    for (Option<?> option : description.options()) {
      assertThat(option.description())
          .as("description of option '%s'", option.name())
          .isNotBlank()
          .doesNotEndWith(".");
    }
  }

  @Test
  final void theServiceFileNamesTheModule() {
    Stream<Class<? extends TaskModule>> found =
        ServiceLoader.load(TaskModule.class).stream().map(ServiceLoader.Provider::type);

    assertThat(found.map(Class::getName))
        .as("classes named in META-INF/services/%s", TaskModule.class.getName())
        .contains(module().getClass().getName());
  }

  @Test
  final void optionsHaveNamesOfTheirOwn() {
    List<String> names = new ArrayList<>(COMMAND_OPTIONS);
    ExperimentSession.options(module().description()).forEach(option -> names.add(option.name()));

    assertThat(names).as("names of shared and own options").doesNotHaveDuplicates();
  }

  @Test
  final void defaultsPassTheirOwnChecks() {
    for (Option<?> option : module().description().options()) {
      assertThat(option.defaultText().flatMap(option::problemOf))
          .as("problem of the default of option '%s'", option.name())
          .isEmpty();
    }
  }

  @Test
  final void preferredDefaultsAreKnownAndLegal() {
    TaskDescription description = module().description();
    List<Option<?>> options = ExperimentSession.options(description);

    assertThatCode(() -> OptionValues.read(options, description.defaults(), List.of()))
        .doesNotThrowAnyException();
  }

  @Test
  final void theStrictInjectorMakesOneTask() {
    ExperimentSession session = ExperimentSession.open(module(), smallSettings());

    assertThat(session.task()).isSameAs(session.task());
    assertThat(session.experiment()).isNotNull();
  }

  @Test
  final void loadingAgainGivesTheSameData() {
    assertSameData(bench().task().source().load(), bench().data());
    assertSameData(afresh().data(), bench().data());
  }

  @Test
  final void everyHeadHasAnObservedLabel() {
    LabelMatrix labels = bench().data().labels();

    for (int t = 0; t < labels.heads(); t++) {
      assertThat(labels.observedCount(t))
          .as("observed labels of head '%s'", labels.schema().head(t).name())
          .isPositive();
    }
  }

  @Test
  final void observedCellsHoldLabelsAndMaskedOnesTheFiller() {
    LabelMatrix labels = bench().data().labels();

    for (int t = 0; t < labels.heads(); t++) {
      int classes = labels.schema().head(t).classes().size();
      for (int row = 0; row < labels.rows(); row++) {
        float value = labels.value(row, t);
        boolean legal =
            !labels.observed(row, t)
                ? value == 0
                : Float.isFinite(value)
                    && (classes == 0
                        || (value >= 0 && value < classes && value == Math.rint(value)));
        assertThat(legal)
            .as(
                "cell of head '%s' in row %d: observed %s, holds %s",
                labels.schema().head(t).name(), row, labels.observed(row, t), value)
            .isTrue();
      }
    }
  }

  @Test
  final void everyRowHasAGroup() {
    Groups groups = bench().task().groups(bench().data());

    assertThat(groups.rows()).as("rows with a group").isEqualTo(bench().data().size());
    assertThat(bench().task().groups(afresh().data())).isEqualTo(groups);
  }

  @Test
  final void theSplitPutsEveryRowIntoOnePart() {
    Split<Object> split = bench().split();

    assertThat(split.train().size()).as("rows of the train part").isPositive();
    assertThat(split.train().size() + split.dev().size() + split.test().size())
        .as("rows of all parts")
        .isEqualTo(bench().data().size());
    Map<Row, Integer> spare = new HashMap<>();
    rows(bench().data()).forEach(row -> spare.merge(row, 1, Integer::sum));
    for (Dataset<Object> part : List.of(split.train(), split.dev(), split.test())) {
      for (Row row : rows(part)) {
        assertThat(spare.merge(row, -1, Integer::sum))
            .as("copies left for the parts of %s", row)
            .isNotNegative();
      }
    }
  }

  @Test
  final void splittingAgainGivesTheSameParts() {
    Split<Object> again = bench().experiment().split(bench().task());

    assertSameData(again.train(), bench().split().train());
    assertSameData(again.dev(), bench().split().dev());
    assertSameData(again.test(), bench().split().test());
  }

  /** The contract of featurizers, for the task's own. */
  @Nested
  class ItsFeaturizer extends FeaturizerContract<Object> {
    @Override
    protected Featurizer<Object> featurizer() {
      return bench().task().featurizer();
    }

    @Override
    protected Dataset<Object> train() {
      return bench().split().train();
    }

    @Override
    protected List<Object> inputs() {
      return bench().data().inputs();
    }
  }

  @Test
  final void everyHeadIsJudgedOnItsObservedCells() {
    TrainedRun<Object> run = bench().run();
    LabelMatrix labels = bench().split().test().labels();

    assertThat(run.evaluation().heads())
        .extracting(HeadEvaluation::name)
        .containsExactlyElementsOf(labels.schema().names());
    assertThat(run.evaluation().heads())
        .extracting(head -> head.counts().observed())
        .containsExactlyElementsOf(boxed(labels.observedCounts()));
    assertFinite(run.predictions());
  }

  @Test
  final void trainingAgainGivesTheSameModel() {
    TrainedRun<Object> again = afresh().run();

    assertThat(again.evaluation().toMap()).isEqualTo(bench().run().evaluation().toMap());
    assertSamePredictions(again.predictions(), bench().run().predictions());
  }

  @Test
  final void aSavedModelPredictsTheSame(@TempDir Path folder) {
    Path file = folder.resolve("model.lacuna");
    bench().run().model().save(file);
    TaskBench other = afresh();

    Model<Object> loaded = other.experiment().load(other.task(), file);

    assertSamePredictions(
        loaded.predict(bench().split().test().inputs()), bench().run().predictions());
  }

  @Test
  final void oneModelPredictsTheSameOnManyThreads(@TempDir Path folder)
      throws InterruptedException {
    Path file = folder.resolve("model.lacuna");
    bench().run().model().save(file);
    List<Object> inputs = bench().data().inputs();
    List<Double> alone = values(bench().experiment().load(bench().task(), file).predict(inputs));
    Model<Object> shared = bench().experiment().load(bench().task(), file); // still unused

    List<Long> same =
        Crowd.all(
            THREADS,
            () ->
                Stream.generate(() -> values(shared.predict(inputs)))
                    .limit(ROUNDS)
                    .filter(alone::equals)
                    .count());

    assertThat(same)
        .as("how often each thread predicted what one thread alone predicts")
        .isEqualTo(Collections.nCopies(THREADS, ROUNDS));
  }

  @Test
  final void aHeadWithoutTrainLabelsLeavesTheOthersAlone() {
    LabelSchema schema = bench().data().schema();
    Split<Object> split = bench().split();
    Dataset<Object> train =
        split.train().withLabels(split.train().labels().drop((row, head) -> head == 0));
    Split<Object> without = new Split<>(train, split.dev(), split.test(), List.of());

    if (schema.size() == 1) {
      assertThatThrownBy(() -> bench().run(without)).isInstanceOf(LacunaException.class);
      return;
    }
    TrainedRun<Object> run = bench().run(without);

    assertFinite(run.predictions());
    assertThat(run.evaluation().heads())
        .extracting(HeadEvaluation::name)
        .containsExactlyElementsOf(schema.names());
  }

  @Test
  final void theLastBatchMayHoldOneRow() {
    Map<String, String> settings = new LinkedHashMap<>(smallSettings());
    settings.put("batch-size", String.valueOf(Math.max(1, bench().split().train().size() - 1)));

    assertFinite(TaskBench.open(module(), settings).run().predictions());
  }

  @Test
  final void itsOwnFiguresTakeMissingLabels() {
    Dataset<Object> test = bench().split().test();
    Dataset<Object> unlabelled = test.withLabels(test.labels().drop((row, head) -> true));
    Predictions predictions = bench().run().predictions();

    List<TaskMetric> figures = bench().task().report().metrics(test, predictions);

    assertThat(figures).extracting(TaskMetric::id).doesNotHaveDuplicates();
    assertThat(bench().task().report().metrics(unlabelled, predictions))
        .extracting(TaskMetric::id)
        .containsExactlyElementsOf(figures.stream().map(TaskMetric::id).toList());
  }

  @Test
  final void itsPicturesArePngUnderNamesOfTheirOwn() {
    List<Picture> pictures = bench().task().report().pictures(List.of(bench().run()));

    assertThat(pictures).extracting(Picture::name).doesNotHaveDuplicates();
    assertThat(pictures)
        .allSatisfy(picture -> assertThat(picture.png()).startsWith(0x89, 'P', 'N', 'G'));
  }

  @Test
  final void inputsCanBePrinted() {
    InputReader<Object> reader = bench().task().inputs();
    assertThat(bench().split().test().inputs().stream().limit(100))
        .allSatisfy(input -> assertThat(reader.print(input)).isNotNull());
  }

  @Test
  final void aMissingFileOfInputsIsRefusedByName(@TempDir Path folder) {
    InputReader<Object> reader = bench().task().inputs();

    assertThatThrownBy(() -> reader.read(folder.resolve("no-such-file.txt")))
        .isInstanceOf(LacunaException.class)
        .hasMessageContaining("no-such-file.txt");
  }

  private TaskBench bench() {
    if (bench == null) {
      bench = afresh();
    }
    return bench;
  }

  private TaskBench afresh() {
    return TaskBench.open(module(), smallSettings());
  }

  private static void assertSameData(Dataset<Object> actual, Dataset<Object> expected) {
    assertThat(actual.labels().equals(expected.labels())).as("same labels").isTrue();
    assertThat(actual.size()).as("rows").isEqualTo(expected.size());
    for (int row = 0; row < expected.size(); row++) {
      assertThat(actual.inputs().get(row))
          .as("input of row %d", row)
          .isEqualTo(expected.inputs().get(row));
    }
  }

  private static void assertSamePredictions(Predictions actual, Predictions expected) {
    assertThat(values(actual)).as("predictions").isEqualTo(values(expected));
  }

  private static void assertFinite(Predictions predictions) {
    assertThat(values(predictions)).as("predictions").allMatch(Double::isFinite);
  }

  private static List<Double> values(Predictions predictions) {
    List<Double> values = new ArrayList<>();
    for (int row = 0; row < predictions.rows(); row++) {
      for (int t = 0; t < predictions.schema().size(); t++) {
        for (int output = 0; output < predictions.schema().head(t).outputs(); output++) {
          values.add(predictions.value(row, t, output));
        }
      }
    }
    return values;
  }

  private static List<Integer> boxed(int[] values) {
    List<Integer> boxed = new ArrayList<>();
    for (int value : values) {
      boxed.add(value);
    }
    return boxed;
  }

  /** An input with its labels; missing ones have none. */
  private record Row(Object input, Map<String, Float> labels) {}

  private static List<Row> rows(Dataset<Object> data) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      Map<String, Float> labels = new LinkedHashMap<>();
      for (int t = 0; t < data.schema().size(); t++) {
        if (data.labels().observed(i, t)) {
          labels.put(data.schema().head(t).name(), data.labels().value(i, t));
        }
      }
      rows.add(new Row(data.inputs().get(i), labels));
    }
    return rows;
  }
}
