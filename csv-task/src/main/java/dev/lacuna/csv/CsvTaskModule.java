package dev.lacuna.csv;

import com.google.inject.multibindings.MapBinder;
import dev.lacuna.csv.example.ExampleVerb;
import dev.lacuna.csv.impute.ImputeVerb;
import dev.lacuna.csv.suggest.SuggestVerb;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import java.util.List;
import java.util.Map;

/** Declares the CSV task and lists what it is made of. */
public final class CsvTaskModule extends TaskModule {
  @Override
  public TaskDescription description() {
    return new TaskDescription(
        "csv",
        "Any table with blanks: columns to learn, columns to learn from",
        "the columns that --labels names",
        CsvOptions.ALL,
        Map.of(),
        TableDefaults.OPTIONS,
        List.of(
            ExampleVerb.DESCRIPTION,
            AuditVerb.DESCRIPTION,
            ImputeVerb.DESCRIPTION,
            SuggestVerb.DESCRIPTION));
  }

  @Override
  protected void configureTask() {
    bindTask(CsvTask.class);
    bind(CsvSource.class);
    bind(RowReader.class);
    bind(ExampleVerb.class);
    bind(AuditVerb.class);
    bind(ImputeVerb.class);
    bind(SuggestVerb.class);
    MapBinder<String, TaskVerb> verbs =
        MapBinder.newMapBinder(binder(), String.class, TaskVerb.class);
    verbs.addBinding(ExampleVerb.DESCRIPTION.name()).to(ExampleVerb.class);
    verbs.addBinding(AuditVerb.DESCRIPTION.name()).to(AuditVerb.class);
    verbs.addBinding(ImputeVerb.DESCRIPTION.name()).to(ImputeVerb.class);
    verbs.addBinding(SuggestVerb.DESCRIPTION.name()).to(SuggestVerb.class);
  }
}
