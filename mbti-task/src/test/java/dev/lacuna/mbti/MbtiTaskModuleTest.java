package dev.lacuna.mbti;

import dev.lacuna.task.TaskModule;
import dev.lacuna.testkit.TaskModuleContract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The MBTI task keeps the contract of tasks, on a few made-up users with letters missing. */
class MbtiTaskModuleTest extends TaskModuleContract {
  @TempDir private static Path folder;

  @BeforeAll
  static void writeCorpus() {
    SmallCorpus.write(folder, 120);
  }

  @Override
  protected TaskModule module() {
    return new MbtiTaskModule();
  }

  @Override
  protected Map<String, String> smallSettings() {
    return Map.of(
        "data", folder.resolve("corpus.csv").toString(),
        "missing-rate", "0.3",
        "dimension", "10",
        "hidden", "8",
        "epochs", "2");
  }
}
