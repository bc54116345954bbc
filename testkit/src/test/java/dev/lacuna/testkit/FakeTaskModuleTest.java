package dev.lacuna.testkit;

import dev.lacuna.task.TaskModule;

class FakeTaskModuleTest extends TaskModuleContract {
  @Override
  protected TaskModule module() {
    return new FakeTaskModule();
  }
}
