package dev.lacuna.cli;

import dev.lacuna.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads who describes a table wrongly, or asks for what it cannot give. */
class BadSchemaCommandTest {
  private static final String BRIEFLY = " --quiet --epochs 1 --hidden 4 --out DIR/";

  @TempDir private Path folder;
  private Transcript transcript = new Transcript(Path.of(""));

  @BeforeEach
  void begin() {
    transcript = new Transcript(folder);
  }

  @Test
  void everyBadSchemaFileGetsOneClearMessage() throws IOException {
    transcript.write("good.csv", rows("y,size", 60, "%1$d,%2$d"));
    schema("list", "- y\n- z\n");
    schema("key", "labels: [y]\ngroups: size\n");
    schema("label-key", "labels: [{name: y, kinds: binary}]\n");
    schema("no-name", "labels: [{kind: binary}]\n");
    schema("kind", "labels: [{name: y, kind: ordinal}]\n");
    schema("feature-kind", "labels: [y]\nfeatures: {size: number}\n");
    schema("features", "labels: [y]\nfeatures: [size]\n");
    schema("bound", "labels: [{name: y, kind: regression, minimum: low}]\n");
    schema("range", "labels: [{name: y, kind: regression, minimum: 5, maximum: 1}]\n");
    schema("classes", "labels: [{name: y, kind: binary, classes: [1, 2, 3]}]\n");
    schema("other-classes", "labels: [{name: y, kind: binary, classes: [no, yes]}]\n");
    schema("same-classes", "labels: [{name: y, kind: categorical, classes: [0, 1, 1]}]\n");
    schema("no-column", "labels: [z]\n");
    schema("no-ignored", "labels: [y]\nignore: [sise]\n");
    schema("twice", "labels: [y]\nlabels: [size]\n");
    schema("broken", "labels: [y\n");
    Files.write(
        folder.resolve("latin1.yaml"), "labels: [größe]".getBytes(StandardCharsets.ISO_8859_1));
    transcript.fail("csv train --data DIR/good.csv --schema DIR/latin1.yaml --out DIR/out");
    transcript.fail("csv train --data DIR/good.csv --schema DIR --out DIR/out");
    Golden.assertMatches("bad-schemas.txt", transcript.toString());
  }

  @Test
  void everyColumnThatDoesNotFitGetsOneClearMessage() throws IOException {
    transcript.write("names.csv", rows("y,name", 1200, "%1$d,n%2$d"));
    transcript.write("same.csv", rows("y,size", 60, "%1$d,7"));
    transcript.write("groups.csv", rows("y,size,who", 60, "%1$d,%2$d,a"));
    transcript.write("pair.csv", rows("y,size,who", 60, "%1$d,%2$d,%1$d"));
    transcript.write("large.csv", rows("y,size,who", 60, "%1$d,%2$d,a") + "1,2,b\n0,3,c\n");
    transcript.write("minus.csv", rows("y,size", 60, "-1,%2$d") + "0,5\n1,6\n");
    transcript.write("few.csv", rows("y,size", 30, "%1$d,%2$d"));
    transcript.write("quote.csv", "y,size\n1,\"" + "2".repeat(16_000_001) + "\n");
    transcript.write("zero.csv", "y,size\n1,2\n0,\0\n");
    transcript.fail(
        "csv train --data DIR/names.csv --labels name --kinds name=categorical" + out());
    transcript.fail("csv train --data DIR/same.csv --labels y" + out());
    transcript.fail("csv train --data DIR/groups.csv --labels y --group who" + out());
    transcript.fail("csv train --data DIR/pair.csv --labels y --group who" + out());
    transcript.fail("csv train --data DIR/large.csv --labels y --group who" + out());
    transcript.fail("csv train --data DIR/groups.csv --labels y --folds 50 --group who" + out());
    transcript.fail(
        "csv train --data DIR/minus.csv --labels y --folds 50 --missing-codes 0,1" + out());
    transcript.fail("csv train --data DIR/few.csv --labels y --folds 50" + out());
    transcript.fail("csv train --data DIR/quote.csv --labels y" + out());
    transcript.fail("csv train --data DIR/zero.csv --labels y" + out());
    transcript.fail(
        "csv train --data DIR/same.csv --labels size,y --kinds size=numeric,y=binary" + out());
    transcript.fail(
        "csv train --data DIR/pair.csv --labels y --patience 2 --monitor roc_auc"
            + " --split 0.98,0.01,0.01"
            + out());
    Golden.assertMatches("bad-fits.txt", transcript.toString());
  }

  @Test
  void everyOtherCommandOfTablesRefusesWhatItCannotDo() throws IOException {
    transcript.write("fit.csv", rows("y,size,colour", 60, "%1$d,%2$d,%1$d"));
    transcript.write("other.csv", "size,color\n1,red\n");
    transcript.prepare("csv train --data DIR/fit.csv --labels y,size" + BRIEFLY + "one");
    String model = " DIR/one/model.lacuna";
    transcript.fail("csv example --out DIR/fit.csv");
    transcript.fail("csv example --out DIR/none/example.csv");
    transcript.fail("csv example --rows 0");
    transcript.fail("csv audit");
    transcript.fail("csv audit --data DIR/none.csv --labels y");
    transcript.fail("csv audit --data DIR/fit.csv --labels z --out DIR/audit");
    transcript.fail("csv impute" + model);
    transcript.fail("csv impute" + model + " --out DIR/fit.csv");
    transcript.fail("csv impute" + model + " --out DIR/none/filled.csv");
    transcript.fail("csv impute" + model + " --out DIR/filled.csv --data DIR/other.csv");
    transcript.fail("csv impute" + model + " --out DIR/filled.csv --confidence 2");
    transcript.fail("csv suggest" + model + " --data DIR/other.csv");
    transcript.fail("csv suggest" + model + " --budget 0");
    transcript.fail("csv suggest DIR/none.lacuna");
    Golden.assertMatches("bad-verbs.txt", transcript.toString());
  }

  private void schema(String name, String yaml) throws IOException {
    transcript.write(name + ".yaml", yaml);
    transcript.fail("csv train --data DIR/good.csv --schema DIR/" + name + ".yaml --out DIR/out");
  }

  private static String out() {
    return " --out DIR/out";
  }

  /** Returns rows in which the first argument goes 0, 1, 0, 1, … and the second 0, 1, 2, … */
  private static String rows(String header, int rows, String row) {
    return IntStream.range(0, rows)
        .mapToObj(i -> row.formatted(i % 2, i) + "\n")
        .collect(Collectors.joining("", header + "\n", ""));
  }
}
