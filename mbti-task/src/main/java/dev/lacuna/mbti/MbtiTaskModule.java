package dev.lacuna.mbti;

import com.google.inject.multibindings.MapBinder;
import dev.lacuna.experiment.TaskVerb;
import dev.lacuna.task.TaskDescription;
import dev.lacuna.task.TaskModule;
import java.util.List;
import java.util.Set;

/** Declares the MBTI task and lists what it is made of. */
public final class MbtiTaskModule extends TaskModule {
  @Override
  public TaskDescription description() {
    return new TaskDescription(
        "mbti",
        "Four letters of a user's type, some of them missing, from what the user wrote",
        "IE, NS, TF, JP (binary)",
        MbtiOptions.ALL,
        MbtiOptions.DEFAULTS,
        Set.of(),
        List.of(PredictVerb.DESCRIPTION, VectorsVerb.DESCRIPTION));
  }

  @Override
  protected void configureTask() {
    bindTask(MbtiTask.class);
    bind(MbtiSource.class);
    bind(AuthorFeaturizer.class);
    bind(AuthorReader.class);
    bind(MbtiReport.class);
    bind(StandardInput.class);
    bind(PredictVerb.class);
    bind(VectorsVerb.class);
    MapBinder<String, TaskVerb> verbs =
        MapBinder.newMapBinder(binder(), String.class, TaskVerb.class);
    verbs.addBinding(PredictVerb.DESCRIPTION.name()).to(PredictVerb.class);
    verbs.addBinding(VectorsVerb.DESCRIPTION.name()).to(VectorsVerb.class);
  }
}
