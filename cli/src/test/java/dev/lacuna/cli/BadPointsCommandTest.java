package dev.lacuna.cli;

import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads whose points are none, or are those that a model has learnt from. */
class BadPointsCommandTest {
  private static final String BRIEFLY = " --quiet --points 1000 --epochs 1 --hidden 4 --out DIR";

  @TempDir private Path folder;

  @Test
  void everyBadPointGetsOneClearMessage() throws IOException {
    Transcript transcript = new Transcript(folder);
    transcript.prepare("toy train" + BRIEFLY);
    transcript.prepare("toy train --folds 2" + BRIEFLY + "/folds");
    transcript.write("empty.csv", "");
    transcript.write("other.csv", "a,b\n1,2\n");
    transcript.write("words.csv", "x1,x2\n0.3,0.7\n0.3,many\n0.3,Infinity\n0.3\n1,2,3\n");
    transcript.write("quotes.csv", "x1,x2\n0.3,\"0.7\n");
    Files.write(folder.resolve("latin1.csv"), "é\n".getBytes(StandardCharsets.ISO_8859_1));

    String predict = "toy predict DIR/model.lacuna";
    transcript.fail(predict);
    transcript.fail(predict + " 0.3");
    transcript.fail(predict + " 0.3 many 0.1 NaN 0.3 0.7");
    transcript.fail(predict + " 0.3 0.7 --data DIR/words.csv");
    transcript.fail(predict + " --data DIR/none.csv");
    transcript.fail(predict + " --data DIR");
    transcript.fail(predict + " --data DIR/empty.csv");
    transcript.fail(predict + " --data DIR/other.csv");
    transcript.fail(predict + " --data DIR/words.csv");
    transcript.fail(predict + " --data DIR/quotes.csv");
    transcript.fail(predict + " --data DIR/latin1.csv");
    transcript.fail(predict + " 0.3 0.7 --out DIR");
    transcript.fail(predict + " 0.3 0.7 --out DIR/none/points.csv");
    transcript.fail("toy evaluate DIR/folds/model.lacuna");
    transcript.fail("csv predict DIR/model.lacuna --data DIR/words.csv");

    Golden.assertMatches("bad-points.txt", transcript.toString());
  }
}
