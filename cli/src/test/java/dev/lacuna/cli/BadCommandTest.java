package dev.lacuna.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads who made a mistake: one golden file with every message. */
class BadCommandTest {
  private static final List<String> COMMANDS =
      List.of(
          "tyo train",
          "toy trian",
          "toy train --epoch 3",
          "toy train --missing-rate 1.5",
          "toy train --epochs -1",
          "toy train --epochs=many",
          "toy train --epochs",
          "toy train --split 0.8,0.1",
          "toy train --split 0.8,0.1,0.2",
          "toy train --folds 1",
          "toy train --out DIR/out --folds 5 --split 0.8,0.1,0.1",
          "toy train --out DIR/out --points 1000 --folds 5 --config DIR/split.yaml",
          "toy compare --out DIR/out --folds 5",
          "toy train --hidden 0",
          "toy train --weight-decay -1 --dropout 1 --seed x",
          "toy train --normalization perhead",
          "toy train --optimizer adamW --schedule linear --norm group --activation swish",
          "toy train --momentum 1 --warm-up 1.5 --clip-norm -1",
          "toy train --out DIR/out --schedule one-cycle --warm-up 0.1",
          "toy train --drops describe",
          "toy train --train-share 0",
          "toy train --out DIR/file",
          "toy train --out DIR/file/below",
          "toy train --out DIR/out --engine fuse",
          "toy train --out DIR/out --points 1000 --engine dl4j --norm layer",
          "toy train --out DIR/out --points 1000 --engine dl4j --activation gelu",
          "toy train --out DIR/out --head-weights y9=2",
          "toy train --out DIR/out --head-weights y0=0,y1=0,y2=0",
          "toy train --out DIR/out --patience 5 --train-share 1",
          "toy train --out DIR/out --points 1000 --learning-rate 1e30 --quiet",
          "toy compare --methods masked,zeros",
          "toy compare --methods zero,zero",
          "toy compare --seeds 0",
          "toy compare --missing 2",
          "toy sweep --missing 0,1.5",
          "toy sweep --missing 0,0.0",
          "toy sweep --missing half --mechanism mcra --methods maskd --seeds 0",
          "toy sweep --out DIR/out --folds 3",
          "toy sweep --checkpoint-every 5",
          "toy train --seeds 2",
          "toy train --config DIR/bad.yaml",
          "toy train --config DIR/file",
          "toy train --config DIR/none.yaml",
          "toy train --config DIR/blank.yaml",
          "toy train --config DIR/twice.yaml",
          "toy train --learning-rate 0 --initial-scale x --head-weights y0",
          "toy train --head-weights y0=1,y0=2",
          "toy train --monitor accurate",
          "toy train --out DIR/out --monitor rmse --patience 2",
          "toy train --out DIR/out --points 1000 --missing-rate 1",
          "toy train extra",
          "toy predict",
          "toy predict DIR/none.lacuna 0.3 0.7",
          "toy predict DIR/file 0.3 0.7",
          "inspect DIR",
          "inspect DIR/file",
          "export DIR/none.lacuna",
          "export DIR/none.lacuna --format onnx",
          "export DIR/file --format onnx",
          "export DIR/none.lacuna --format onxx",
          "export DIR/none.lacuna --format onnx --member one",
          "toy",
          "");

  private final Terminal terminal = new Terminal(Path.of("no-plugins"));

  @TempDir private Path folder;

  @Test
  void everyMistakeGetsOneClearMessage() throws IOException {
    Files.writeString(folder.resolve("file"), "nothing of use");
    Files.writeString(
        folder.resolve("bad.yaml"), "epochs: 5\nepoch: 3\nhidden: [10, x]\nlearning_rate: 1\n");
    Files.writeString(folder.resolve("blank.yaml"), "epochs:\n");
    Files.writeString(folder.resolve("twice.yaml"), "epochs: 5\nepochs: 6\n");
    Files.writeString(folder.resolve("split.yaml"), "split: [0.8, 0.1, 0.1]\n");
    StringBuilder transcript = new StringBuilder();
    for (String command : COMMANDS) {
      String[] words = command.replace("DIR", folder.toString()).strip().split(" +");
      int exitCode = terminal.run(command.isEmpty() ? new String[0] : words);
      assertThat(terminal.out()).as(command).isEmpty();
      transcript
          .append("$ lacuna ")
          .append(command)
          .append('\n')
          .append(terminal.err().replace(folder.toString(), "DIR"))
          .append("exit code ")
          .append(exitCode)
          .append("\n\n");
    }

    assertThat(transcript.toString()).doesNotContain("Exception").doesNotContain("\tat ");
    Golden.assertMatches("mistakes.txt", transcript.toString());
  }

  @Test
  void aMistakeLeavesNothingBehind() throws IOException {
    Path out = folder.resolve("out");
    terminal.run("toy", "train", "--out", out.toString(), "--engine", "fuse");
    terminal.run("toy", "train", "--out", out.toString(), "--head-weights", "y9=1");

    try (Stream<Path> left = Files.list(out)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aDefectShowsItsStackTraceAndIsExitCodeOne() {
    ErrorHandler errors =
        new ErrorHandler(
            Console.unwatched(
                System.out, new java.io.PrintStream(new java.io.ByteArrayOutputStream(), true)),
            List.of());

    assertThat(errors.report(new IllegalStateException("boom"))).isEqualTo(1);
  }
}
