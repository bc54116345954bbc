package dev.lacuna.toy;

import dev.lacuna.testkit.ModelFileContract;

class ToyModelFileTest extends ModelFileContract {
  ToyModelFileTest() {
    super(new ToyTaskModule());
  }
}
