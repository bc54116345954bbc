package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.Json;
import dev.lacuna.kernel.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the toy task on few points, as a user gives them. */
class ToyCommandsTest {
  private static final List<String> SMALL =
      List.of("--points", "2000", "--train-share", "0.5", "--batch-size", "200", "--epochs", "15");

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  @TempDir private Path folder;

  private int toy(String verb, Path out, String... more) {
    List<String> arguments = new ArrayList<>(List.of("toy", verb, "--out", out.toString()));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    return terminal.run(arguments.toArray(String[]::new));
  }

  @Test
  void trainWritesModelFiguresHistoryAndPicture() throws IOException {
    assertThat(toy("train", folder)).isZero();

    assertThat(terminal.out()).contains("y0", "accuracy", "argmax accuracy");
    assertThat(terminal.err()).contains("epoch 15 of 15");
    assertThat(terminal.err().contains("hint")).isEqualTo(Kernels.hint().isPresent());
    JsonNode metrics = Json.mapper().readTree(folder.resolve("metrics.json").toFile());
    assertThat(metrics.path("examples").asInt()).isEqualTo(60);
    assertThat(metrics.path("heads")).hasSize(3);
    assertThat(metrics.path("heads").path(0).path("observed").asInt()).isEqualTo(60);
    assertThat(metrics.path("task_metrics").path("argmax_accuracy").isNumber()).isTrue();
    assertThat(Files.readAllLines(folder.resolve("history.csv"))).hasSize(16);
    assertThat(ImageIO.read(folder.resolve("boundaries.png").toFile())).isNotNull();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "model.lacuna",
              "metrics.json",
              "history.csv",
              "boundaries.png",
              "report.html",
              "charts");
    }
  }

  @Test
  void trainingAgainOnTrainAndDevIsAnnouncedAndStaysInTheModelFile() throws IOException {
    assertThat(toy("train", folder, "--refit", "yes")).isZero();

    assertThat(terminal.err())
        .contains("training: 970 rows,", "training, again on train and dev: 1,940 rows,");
    assertThat(Files.readAllLines(folder.resolve("history.csv"))).hasSize(16);
    String model = folder.resolve("model.lacuna").toString();
    assertThat(terminal.run("inspect", model)).isZero();
    assertThat(terminal.out())
        .containsPattern("train_rows +970\\b")
        .containsPattern("refitted +on train and dev, 15 epochs");
    assertThat(terminal.run("toy", "evaluate", model)).isZero();
    assertThat(terminal.out()).contains("60");
  }

  @Test
  void theOtherEngineNeedsNoHint() {
    assertThat(toy("train", folder, "--engine", "dl4j")).isZero();

    assertThat(terminal.err()).contains("epoch 15 of 15").doesNotContain("hint");
  }

  @Test
  void optionsOfStepAndNetworkReachTheModelFile() {
    String[] options = {
      "--optimizer",
      "sgd",
      "--momentum",
      "0.8",
      "--schedule",
      "one-cycle",
      "--clip-norm",
      "1",
      "--norm",
      "layer",
      "--activation",
      "gelu",
      "--learning-rate",
      "0.05"
    };

    assertThat(toy("train", folder, options)).isZero();
    assertThat(terminal.run("inspect", folder.resolve("model.lacuna").toString())).isZero();
    assertThat(terminal.out())
        .contains("optimizer=sgd", "momentum=0.8", "schedule=one-cycle", "clip-norm=1")
        .contains("norm=layer", "activation=gelu", "warm-up=0");
    assertThat(terminal.run("toy", "evaluate", folder.resolve("model.lacuna").toString())).isZero();
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    toy("train", folder.resolve("a"), "--seed", "7");
    toy("train", folder.resolve("b"), "--seed", "7");
    toy("train", folder.resolve("c"), "--seed", "8");

    for (String name : List.of("metrics.json", "history.csv", "model.lacuna")) {
      assertThat(folder.resolve("a").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
    }
    assertThat(Files.readString(folder.resolve("a/metrics.json")))
        .isNotEqualTo(Files.readString(folder.resolve("c/metrics.json")));
  }

  @Test
  void ensembleIsTrainedJudgedShownAndUsed() throws IOException {
    assertThat(toy("train", folder, "--ensemble", "2", "--calibration", "temperature")).isZero();

    String trained = terminal.out();
    String model = folder.resolve("model.lacuna").toString();
    assertThat(terminal.err())
        .contains("training, member 1 of 2: 970 rows", "training, member 2 of 2: 970 rows");
    assertThat(Files.readAllLines(folder.resolve("history.csv")))
        .hasSize(31)
        .first()
        .asString()
        .startsWith("member,epoch,");
    JsonNode metrics = Json.mapper().readTree(folder.resolve("metrics.json").toFile());
    assertThat(metrics.path("heads").path(0).path("calibration").asText())
        .matches("temperature \\d\\.\\d\\d");
    assertThat(ImageIO.read(folder.resolve("boundaries.png").toFile())).isNotNull();
    assertThat(terminal.run("toy", "evaluate", model)).isZero();
    assertThat(terminal.out()).isEqualTo(trained);
    assertThat(terminal.run("toy", "predict", model, "0.3", "0.7")).isZero();
    assertThat(terminal.run("inspect", model)).isZero();
    assertThat(terminal.out())
        .containsPattern("members +2")
        .contains("calibration", "temperature ", "ensemble=2");
  }

  @Test
  void modelOfOneNetworkIsThatOfAnEnsembleOfOne() {
    toy("train", folder.resolve("a"));
    assertThat(terminal.err()).contains("training: 970 rows").doesNotContain("member");
    toy("train", folder.resolve("b"), "--ensemble", "1", "--calibration", "auto");

    for (String name : List.of("metrics.json", "history.csv", "model.lacuna")) {
      assertThat(folder.resolve("a").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
    }
  }

  @Test
  void evaluateRepeatsTheFiguresOfTraining() {
    toy("train", folder);
    String trained = terminal.out();

    int exitCode = terminal.run("toy", "evaluate", folder.resolve("model.lacuna").toString());

    assertThat(exitCode).isZero();
    assertThat(terminal.out()).isEqualTo(trained);
  }

  @Test
  void foldsGiveMeansAndPooledFiguresAndAModelOfAllRows() throws IOException {
    assertThat(toy("train", folder, "--folds", "3")).isZero();

    assertThat(terminal.out()).contains("pooled", " ± ", "macro mean", "over 3 folds");
    assertThat(terminal.err())
        .contains("fold 1 of 3: 1,200 rows", "fold 3 of 3: ", "all rows: 2,000 rows");
    JsonNode metrics = Json.mapper().readTree(folder.resolve("metrics.json").toFile());
    assertThat(metrics.path("split").asText()).isEqualTo("folds");
    assertThat(metrics.path("folds").asInt()).isEqualTo(3);
    assertThat(metrics.path("examples").asInt()).isEqualTo(2000);
    assertThat(metrics.path("fold_metrics")).hasSize(3);
    assertThat(metrics.path("task_metrics").path("argmax_accuracy").isNumber()).isTrue();
    assertThat(metrics.path("pooled").path("heads")).hasSize(3);
    assertThat(Files.readAllLines(folder.resolve("history.csv")))
        .hasSize(1 + 4 * 15)
        .startsWith(
            "fold,epoch,loss,y0_loss,y0_observed,y1_loss,y1_observed,y2_loss,y2_observed,dev");
    assertThat(ImageIO.read(folder.resolve("boundaries.png").toFile())).isNotNull();
  }

  @Test
  void modelOfFoldsIsInspectedAndPredictsAndIsJudgedOnOtherDataOnly() {
    toy("train", folder, "--folds", "2", "--quiet");
    String model = folder.resolve("model.lacuna").toString();

    assertThat(terminal.run("inspect", model)).isZero();
    assertThat(terminal.out()).contains("mean over folds", "folds=2", "refitted on all rows");
    assertThat(terminal.run("toy", "predict", model, "0.3", "0.7")).isZero();
    assertThat(terminal.run("toy", "evaluate", model)).isEqualTo(2);
    assertThat(terminal.err())
        .startsWith("lacuna: A model must be judged on rows that it has not seen.")
        .hasLineCount(1);
    assertThat(terminal.run("toy", "evaluate", model, "--seed", "2")).isZero();
  }

  @Test
  void predictTakesWordsAndFilesAndWritesCsv() throws IOException {
    toy("train", folder);
    String model = folder.resolve("model.lacuna").toString();
    Path points = Files.writeString(folder.resolve("points.csv"), "x1,x2\n0.3,0.7\n0.9,0.1\n");
    Path predictions = folder.resolve("predictions.csv");

    assertThat(terminal.run("toy", "predict", model, "0.3", "0.7", "0.9", "0.1")).isZero();
    String table = terminal.out();
    assertThat(terminal.run("toy", "predict", model, "--data", points.toString())).isZero();
    assertThat(terminal.out()).isEqualTo(table);
    assertThat(
            terminal.run(
                "toy",
                "predict",
                model,
                "--data",
                points.toString(),
                "--out",
                predictions.toString()))
        .isZero();
    assertThat(Files.readAllLines(predictions))
        .hasSize(3)
        .startsWith("input,y0,p(y0=1),y1,p(y1=1),y2,p(y2=1)");
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void compareShowsBothMethodsAndTheTheory() throws IOException {
    assertThat(toy("compare", folder, "--missing-rate", "0.3", "--methods", "masked,sentinel"))
        .isZero();

    assertThat(terminal.out())
        .contains("masked", "is learnt as the mask value", "against masked", "in theory");
    JsonNode methods =
        Json.mapper().readTree(folder.resolve("compare.json").toFile()).path("methods");
    assertThat(methods).hasSize(2);
    assertThat(methods.findValuesAsText("method")).containsExactly("masked", "sentinel");
    JsonNode run = methods.path(1).path("runs").path(0);
    assertThat(run.path("median_positive").path("y0").isNumber()).isTrue();
    assertThat(ImageIO.read(folder.resolve("compare.png").toFile())).isNotNull();
  }

  @Test
  void compareTakesAllMethodsAndSeveralSeeds() throws IOException {
    String[] options = {
      "--methods",
      "masked,zero,drop-rows,single-head,mean-impute,sentinel,self-training",
      "--seeds",
      "2",
      "--missing-rate",
      "0.3"
    };

    assertThat(toy("compare", folder, options)).isZero();

    assertThat(terminal.out())
        .contains("drop-rows", "takes its whole row away", "means over 2 seeds", "Student's t");
    assertThat(terminal.err()).contains("single-head, head y2, seed 2: ");
    JsonNode file = Json.mapper().readTree(folder.resolve("compare.json").toFile());
    assertThat(file.path("seeds").toString()).isEqualTo("[1,2]");
    assertThat(file.path("methods")).hasSize(7);
    for (JsonNode method : file.path("methods")) {
      assertThat(method.path("runs")).hasSize(2);
      assertThat(method.path("headlines").path("roc_auc").path("mean_interval")).hasSize(2);
    }
    assertThat(file.path("methods").path(3).path("runs").path(0).path("train_rows")).hasSize(3);
  }

  @Test
  void compareGoesOnWithoutAMethodThatCannotBeTrained() {
    assertThat(toy("compare", folder, "--methods", "masked,drop-rows", "--missing-rate", "0.98"))
        .isZero();

    assertThat(terminal.out())
        .containsPattern("drop-rows .*cannot be trained: only \\d of \\d+ rows have every label");
  }

  @Test
  void inspectShowsHeadsAndProvenance() {
    toy("train", folder);

    assertThat(terminal.run("inspect", folder.resolve("model.lacuna").toString())).isZero();
    assertThat(terminal.out())
        .contains("y0", "binary", "-1", "2-10-40-30-3", "2,000 generated points", "seed=1")
        .contains("labels_sha256", "lacuna_commit")
        .containsPattern("time +20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  @Test
  void aModelCutShortIsRefusedAtAnyLength() throws IOException {
    toy("train", folder);
    byte[] whole = Files.readAllBytes(folder.resolve("model.lacuna"));
    for (int length = 0; length < whole.length; length += whole.length / 7) {
      Path cut = Files.write(folder.resolve("cut.lacuna"), java.util.Arrays.copyOf(whole, length));

      assertThat(terminal.run("toy", "predict", cut.toString(), "0.3", "0.7")).isEqualTo(3);
      assertThat(terminal.err()).startsWith("lacuna: A model file must be whole").hasLineCount(1);
    }
  }

  @Test
  void quietMeansNoProgress() {
    toy("train", folder, "--quiet");

    assertThat(terminal.err()).doesNotContain("epoch", "hint");
    assertThat(terminal.out()).contains("y0");
  }

  @Test
  void aConfigurationFileTakesTheNamesOfFlagsAndFlagsGoOverIt() throws IOException {
    Path config = Files.writeString(folder.resolve("toy.yaml"), "epochs: 7\nhidden: [8, 4]\n");

    assertThat(toy("train", folder, "--config", config.toString())).isZero();
    assertThat(terminal.err()).contains("network 2-8-4-3", "epoch 15 of 15");
  }

  @Test
  void earlyStoppingSaysWhichWeightsItKept() {
    assertThat(toy("train", folder, "--patience", "1", "--monitor", "ece")).isZero();
    assertThat(terminal.err()).contains("kept the weights of epoch");
  }

  @Test
  void divergedTrainingKeepsTheLastGoodModel() throws IOException {
    String[] tooFast = {"--learning-rate", "400", "--weight-decay", "0.01", "--quiet"};

    assertThat(toy("train", folder, tooFast)).isEqualTo(3);

    String model = folder.resolve("last-good.lacuna").toString();
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err())
        .hasLineCount(1)
        .containsPattern(
            "^lacuna: The loss must stay a finite number\\. Found \\S+ for head 'y\\d' in epoch"
                + " \\d at learning rate 400\\.0\\. Choose a smaller --learning-rate\\. The model of"
                + " epoch \\d is kept, untested, in ")
        .contains(model);
    try (var files = Files.list(folder)) {
      assertThat(files.map(Path::toString)).containsExactly(model);
    }
    assertThat(terminal.run("inspect", model)).isZero();
    assertThat(terminal.out()).contains("untested", "of a training that diverged later");
    assertThat(terminal.run("toy", "evaluate", model)).isZero();
    assertThat(terminal.run("toy", "predict", model, "0.3", "0.7")).isZero();
  }

  @Test
  void inputThatIsNoFiniteNumberIsRefused() throws IOException {
    toy("train", folder, "--quiet");
    String model = folder.resolve("model.lacuna").toString();
    Path points = Files.writeString(folder.resolve("points.csv"), "x1,x2\n0.3,NaN\n");

    assertThat(terminal.run("toy", "predict", model, "--data", points.toString())).isEqualTo(3);
    assertThat(terminal.err())
        .contains("x1 and x2 must be finite numbers. Found '0.3 NaN' in line 2");
  }
}
