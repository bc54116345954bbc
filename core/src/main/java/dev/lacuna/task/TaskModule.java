package dev.lacuna.task;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;

/**
 * The Guice module of a task, and what {@link java.util.ServiceLoader} finds it by: a jar names its
 * subclass in {@code META-INF/services/dev.lacuna.task.TaskModule}. The constructor takes nothing
 * and does nothing; only the module of the chosen task is ever installed.
 *
 * <p>A module only lists bindings:
 *
 * <pre>{@code
 * protected void configureTask() {
 *   bindTask(ToyTask.class);
 *   bind(ToySource.class);
 *   bind(ToyFeaturizer.class);
 * }
 * }</pre>
 */
public abstract class TaskModule extends AbstractModule {
  /** The binding that every task module must make. */
  public static final Key<Task<?>> TASK = Key.get(new TypeLiteral<Task<?>>() {});

  /** Returns what is known of the task before it runs. */
  public abstract TaskDescription description();

  /** Binds what the task is made of; must call {@link #bindTask}. */
  protected abstract void configureTask();

  @Override
  protected final void configure() {
    requireBinding(TASK);
    configureTask();
  }

  /** Binds the task. */
  protected final void bindTask(Class<? extends Task<?>> task) {
    bind(task).in(Scopes.SINGLETON);
    bind(TASK).to(task);
  }
}
