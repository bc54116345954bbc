package dev.lacuna.csv;

import dev.lacuna.testkit.ModelFileContract;

class CsvModelFileTest extends ModelFileContract {
  CsvModelFileTest() {
    super(new CsvTaskModule());
  }
}
