package dev.lacuna.toy;

import dev.lacuna.task.TaskModule;
import dev.lacuna.testkit.TaskModuleContract;
import java.util.Map;

class ToyTaskModuleTest extends TaskModuleContract {
  @Override
  protected TaskModule module() {
    return new ToyTaskModule();
  }

  @Override
  protected Map<String, String> smallSettings() {
    return Map.of("points", "1000", "missing-rate", "0.3", "epochs", "3");
  }
}
