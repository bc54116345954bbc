package dev.lacuna.testkit;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Metric;
import dev.lacuna.io.FloatFile;
import dev.lacuna.io.FloatFileWriter;
import dev.lacuna.label.BinaryHead;
import dev.lacuna.label.CategoricalHead;
import dev.lacuna.label.LabelMatrix;
import dev.lacuna.label.LabelSchema;
import dev.lacuna.label.MaskValue;
import dev.lacuna.label.RegressionHead;
import dev.lacuna.task.TaskRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users read of programs that build on core: messages that no command of Lacuna leads to. */
class ProgramErrorsTest {
  private static final LabelSchema SCHEMA =
      LabelSchema.of(BinaryHead.of("sick", MaskValue.number(-1)), RegressionHead.of("age"));

  private final StringBuilder messages = new StringBuilder();

  @TempDir private Path folder;

  @Test
  void headsAndLabels() throws IOException {
    keep("a schema without a head", LabelSchema::of);
    keep("a head without a name", () -> BinaryHead.of(" "));
    keep("one class", () -> new CategoricalHead("stage", List.of("i"), List.of()));
    keep(
        "a mask value that is a label",
        () -> new RegressionHead("age", 0, 120, List.of(MaskValue.number(99))));
    keep("a row too short", () -> LabelMatrix.builder(SCHEMA).add("line 7", 1));
    keep("a head by another name", () -> SCHEMA.indexOf("sik"));
    keep("a metric by another name", () -> Metric.byId("roc-auc"));
    keep("a task by another name", () -> TaskRegistry.of(new FakeTaskModule()).find("tabel"));
    Golden.assertMatches("program-errors.txt", messages.toString());
  }

  @Test
  void filesOfNumbers() throws IOException {
    Path whole = write("whole", 1, 30);
    Path labels = write("labels", 7, Float.POSITIVE_INFINITY);
    Path wide = write("wide", 1, 30, 5);
    byte[] bytes = Files.readAllBytes(whole);
    keep("none", () -> FloatFile.open(folder.resolve("none")));
    keep("a folder", () -> FloatFile.open(folder));
    open("short", Arrays.copyOf(bytes, 10));
    open("cut", Arrays.copyOf(bytes, bytes.length - 1));
    open("letters", changed(bytes, 0, 0));
    open("version", changed(bytes, 8, 9));
    open("columns", changed(bytes, 12, -1));
    keep("no label", () -> LabelMatrix.mapped(SCHEMA, FloatFile.open(labels)));
    keep("other heads", () -> LabelMatrix.mapped(SCHEMA, FloatFile.open(wide)));
    keep("a place that cannot be", () -> FloatFileWriter.create(folder.resolve("no/file"), 2));
    Golden.assertMatches("program-files.txt", messages.toString());
  }

  private void open(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    keep(name, () -> FloatFile.open(file));
  }

  private Path write(String name, float... row) {
    Path file = folder.resolve(name);
    try (FloatFileWriter writer = FloatFileWriter.create(file, row.length)) {
      writer.append(row);
      writer.finish();
    }
    return file;
  }

  private static byte[] changed(byte[] bytes, int at, int number) {
    byte[] changed = bytes.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
    return changed;
  }

  private void keep(String what, ThrowingCallable refused) throws IOException {
    LacunaException thrown = catchThrowableOfType(LacunaException.class, refused);
    String found =
        thrown == null ? "nothing is refused" : thrown.code() + ": " + thrown.getMessage();
    String places = folder.toRealPath() + "|" + folder;
    messages.append(what).append('\n').append(found.replaceAll(places, "DIR")).append("\n\n");
  }
}
