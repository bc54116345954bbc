package dev.lacuna.cli;

import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tables that users read, one golden file a task. How users are predicted stands in a golden
 * file of the MBTI task.
 */
class ResultTablesTest {
  private static final int ROWS = 150;

  @TempDir private Path folder;
  private Transcript transcript = new Transcript(Path.of(""));

  @BeforeEach
  void begin() {
    transcript = new Transcript(folder);
  }

  @Test
  void tablesOfTheToyTask() {
    String small =
        " --quiet --points 2000 --train-share 0.5 --batch-size 200 --epochs 5 --missing-rate 0.3"
            + " --calibration temperature --out DIR/";
    transcript.succeedRoughly("toy train" + small + "one");
    transcript.succeedRoughly("toy evaluate DIR/one/model.lacuna");
    transcript.succeedRoughly("toy predict DIR/one/model.lacuna 0.3 0.7 0.9 0.1");
    transcript.succeedRoughly("inspect DIR/one/model.lacuna");
    transcript.succeedRoughly("toy train" + small + "folds --folds 2");
    transcript.succeedRoughly("inspect DIR/folds/model.lacuna");
    transcript.succeedRoughly(
        "toy compare" + small + "methods --methods masked,sentinel,single-head");
    transcript.succeedRoughly("toy compare" + small + "seeds --methods masked,drop-rows --seeds 2");
    transcript.succeedRoughly(
        "toy sweep" + small + "sweep --methods masked,sentinel --missing 0,0.5 --seeds 2");
    assertGolden("results-toy.txt");
  }

  @Test
  void tablesOfTheCsvTask() throws IOException {
    transcript.write("houses.csv", houses());
    String small =
        " --quiet --data DIR/houses.csv --labels sold,state,price --ignore id --epochs 3 --hidden 8"
            + " --calibration temperature --out DIR/";
    transcript.succeed("csv audit --data DIR/houses.csv --labels sold,state,price --out DIR/audit");
    transcript.succeedRoughly("csv train" + small + "one --ensemble 2");
    transcript.succeedRoughly("csv evaluate DIR/one/model.lacuna");
    transcript.succeedRoughly("inspect DIR/one/model.lacuna");
    transcript.write("new.csv", "size,colour\n40,red\n90,blue\n,\n");
    transcript.succeedRoughly("csv predict DIR/one/model.lacuna --data DIR/new.csv");
    transcript.succeedRoughly("csv suggest DIR/one/model.lacuna --budget 2");
    transcript.succeedRoughly(
        "csv impute DIR/one/model.lacuna --out DIR/filled.csv --confidence 0.6 --quiet");
    transcript.succeedRoughly("csv train" + small + "folds --folds 2");
    transcript.succeedRoughly("csv compare" + small + "methods --methods masked,mean-impute");
    transcript.succeedRoughly(
        "csv sweep" + small + "sweep --methods masked,drop-rows --missing 0.5,0.95 --seeds 1");
    transcript.succeed("csv example --out DIR/example.csv");
    assertGolden("results-csv.txt");
  }

  @Test
  void tablesOfTheMbtiTask() {
    String small = " --quiet --dimension 20 --hidden 8 --epochs 5 --out DIR/";
    transcript.succeedRoughly("mbti train" + small + "folds --folds 2");
    transcript.succeedRoughly("inspect DIR/folds/model.lacuna");
    transcript.succeedRoughly("mbti vectors DIR/folds/model.lacuna --near hook --count 3");
    transcript.succeedRoughly(
        "mbti compare" + small + "methods --methods masked,zero --missing-rate 0.3");
    assertGolden("results-mbti.txt");
  }

  private void assertGolden(String name) {
    Golden.assertMatches(name, transcript.toString());
  }

  /** Returns a table with a label of every kind, each of them blank now and then. */
  private static String houses() {
    StringBuilder table = new StringBuilder("id,size,colour,sold,state,price\n");
    String[] colours = {"red", "blue", "green"};
    String[] states = {"good", "fair", "poor"};
    for (int i = 0; i < ROWS; i++) {
      int size = 20 + i * 37 % 100;
      table.append(i).append(',').append(size).append(',').append(colours[i % 3]).append(',');
      table.append(i % 4 == 0 ? "" : size > 70 ? "yes" : "no").append(',');
      table.append(i % 5 == 0 ? "" : states[size / 41]).append(',');
      table.append(i % 7 == 0 ? "" : 10 * size + i % 11).append('\n');
    }
    return table.toString();
  }
}
