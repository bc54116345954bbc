package dev.lacuna.mbti;

import dev.lacuna.testkit.ModelFileContract;

class MbtiModelFileTest extends ModelFileContract {
  MbtiModelFileTest() {
    super(new MbtiTaskModule());
  }
}
