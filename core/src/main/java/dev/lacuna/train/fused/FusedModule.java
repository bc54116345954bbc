package dev.lacuna.train.fused;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.MapBinder;
import dev.lacuna.train.TrainingEngine;

/** Offers the fused engine under its name. */
public final class FusedModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(FusedEngine.class);
    MapBinder.newMapBinder(binder(), String.class, TrainingEngine.class)
        .addBinding("fused")
        .to(FusedEngine.class);
  }
}
