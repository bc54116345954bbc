package dev.lacuna.experiment;

import dev.lacuna.task.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A command of a task's own. The task describes it in {@code TaskDescription.verbs} and binds it
 * under its name:
 *
 * <pre>{@code
 * MapBinder.newMapBinder(binder(), String.class, TaskVerb.class)
 *     .addBinding("audit").to(AuditVerb.class);
 * }</pre>
 *
 * <p>It gets its options, and anything else, injected.
 */
public interface TaskVerb {
  /**
   * Does it.
   *
   * @param model the model file that the command was given; empty where it takes none
   * @return what to print
   * @throws dev.lacuna.error.LacunaException when it cannot be done
   */
  List<Table> run(Optional<Path> model);
}
