package dev.lacuna.testkit;

import com.google.inject.TypeLiteral;
import dev.lacuna.data.DataSource;
import dev.lacuna.feature.Featurizer;
import dev.lacuna.task.Option;
import dev.lacuna.task.OptionTypes;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import java.util.List;
import java.util.Map;

/** A correct module; what breaks the contract in a test overrides one part of it. */
public class FakeTaskModule extends TaskModule {
  static final Option<String> FLAVOUR =
      OptionTypes.choice("flavour", List.of("sweet", "sour"), "what it tastes of")
          .withDefault("sweet");

  @Override
  public TaskDescription description() {
    return new TaskDescription(
        "fake",
        "Three labels of a number",
        "high, third, double",
        options(),
        Map.of("epochs", "3"));
  }

  @Override
  protected final void configureTask() {
    bindTask(task());
    bind(new TypeLiteral<DataSource<Double>>() {}).to(source());
    bind(source());
    bind(new TypeLiteral<Featurizer<Double>>() {}).to(featurizer());
    bind(featurizer());
  }

  List<Option<?>> options() {
    return List.of(FLAVOUR);
  }

  Class<? extends Task<?>> task() {
    return FakeTask.class;
  }

  Class<? extends DataSource<Double>> source() {
    return FakeSource.class;
  }

  Class<? extends Featurizer<Double>> featurizer() {
    return CenteringFeaturizer.class;
  }
}
