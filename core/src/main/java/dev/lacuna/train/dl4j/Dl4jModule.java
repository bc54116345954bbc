package dev.lacuna.train.dl4j;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import dev.lacuna.train.TrainingEngine;

/** Offers the DL4J engine under its name. */
public final class Dl4jModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Dl4jEngine.class);
    MapBinder.newMapBinder(binder(), String.class, TrainingEngine.class)
        .addBinding("dl4j")
        .to(Dl4jEngine.class);
  }
}
