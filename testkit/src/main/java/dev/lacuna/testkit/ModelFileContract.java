package dev.lacuna.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.experiment.Experiment;
import dev.lacuna.experiment.ExperimentSession;
import dev.lacuna.io.Csv;
import dev.lacuna.model.Model;
import dev.lacuna.model.Predictions;
import dev.lacuna.task.Task;
import dev.lacuna.task.TaskModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for the model files of a task, whoever wrote them. A test class extends it and keeps
 * files in {@code src/test/resources/frozen}:
 *
 * <ul>
 *   <li>{@code format-N/NAME/} with {@code model.lacuna}, {@code inputs.csv} as the task's {@code
 *       InputReader} reads it, and {@code predictions.csv}, which held when the model was written.
 *       Every later version must predict the same to a millionth. Files are added, never replaced;
 *       predictions that are not there are written with {@code -Dlacuna.golden=update}.
 *   <li>{@code refused/}: files that have to be refused, perhaps none
 * </ul>
 */
public abstract class ModelFileContract {
  private static final Path FROZEN = Path.of("src", "test", "resources", "frozen");
  private static final double TOLERANCE = 1e-6;
  private static final int CORRUPTIONS = 1_000;

  private final ExperimentSession session;

  /** Creates the tests of a task's model files. */
  protected ModelFileContract(TaskModule module) {
    this.session = ExperimentSession.open(module, Map.of());
  }

  /** A loaded model, and what it says of the inputs that were kept with it. */
  private record Loaded(Model<?> model, Predictions predictions) {
    static <X> Loaded of(Task<X> task, Experiment experiment, Path file, Path inputs) {
      Model<X> model = experiment.load(task, file);
      return new Loaded(model, model.predict(task.inputs().read(inputs)));
    }
  }

  /** A frozen model predicts what it did when it was written. */
  @TestFactory
  public Stream<DynamicTest> frozenModelPredictsWhatItDid() throws IOException {
    return models().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    FROZEN.relativize(folder).toString(), () -> assertPredicts(folder)));
  }

  /** A file that has to be refused is refused, in one line. */
  @TestFactory
  public Stream<DynamicTest> fileThatCannotBeUsedIsRefused() throws IOException {
    return list(FROZEN.resolve("refused")).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()),
                    () ->
                        assertThat(outcome(file, inputs(models().get(0)))).startsWith("refused")));
  }

  /**
   * A file in which bytes were changed, lost or added at random is refused, or loads to exactly the
   * same model.
   */
  @TestFactory
  public Stream<DynamicTest> damagedModelIsRefusedOrTheSame(@TempDir Path work) throws IOException {
    return models().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    FROZEN.relativize(folder).toString(), () -> assertSurvives(folder, work)));
  }

  private void assertPredicts(Path folder) throws IOException {
    Predictions predictions = load(folder.resolve("model.lacuna"), inputs(folder)).predictions();
    Path expected = folder.resolve("predictions.csv");
    if (!Files.exists(expected) && "update".equals(System.getProperty("lacuna.golden"))) {
      Files.writeString(expected, print(predictions));
    }
    List<String> lines = Files.readAllLines(expected);
    List<String> found = print(predictions).lines().toList();
    assertThat(found).hasSameSizeAs(lines).first().isEqualTo(lines.get(0));
    for (int line = 1; line < lines.size(); line++) {
      double[] was = numbers(lines.get(line));
      double[] is = numbers(found.get(line));
      assertThat(is).hasSameSizeAs(was);
      for (int i = 0; i < was.length; i++) {
        double tolerance = TOLERANCE * Math.max(1, Math.abs(was[i]));
        assertThat(is[i]).as("line %d", line + 1).isCloseTo(was[i], within(tolerance));
      }
    }
  }

  private void assertSurvives(Path folder, Path work) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("model.lacuna"));
    Path file = work.resolve("model.lacuna");
    String expected = outcome(folder.resolve("model.lacuna"), inputs(folder));
    RandomGenerator random = Randomness.of(1, "corruption");
    int refused = 0;
    for (int i = 0; i < CORRUPTIONS; i++) {
      Files.write(file, damaged(whole, i % 3, random));
      String outcome = outcome(file, inputs(folder));
      assertThat(outcome).as("damage number %d", i).isIn(expected, "refused");
      refused += outcome.equals("refused") ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(CORRUPTIONS / 2);
  }

  /** Flips some bits, cuts the end off, or puts bytes in. */
  private static byte[] damaged(byte[] whole, int kind, RandomGenerator random) {
    int place = random.nextInt(whole.length);
    if (kind == 0) {
      byte[] flipped = whole.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return flipped;
    }
    if (kind == 1) {
      return Arrays.copyOf(whole, place);
    }
    byte[] more = new byte[1 + random.nextInt(8)];
    random.nextBytes(more);
    byte[] longer = Arrays.copyOf(whole, whole.length + more.length);
    System.arraycopy(more, 0, longer, place, more.length);
    System.arraycopy(whole, place, longer, place + more.length, whole.length - place);
    return longer;
  }

  /** Returns everything that a model is and says, or that it was refused as it should be. */
  private String outcome(Path file, Path inputs) {
    try {
      Loaded loaded = load(file, inputs);
      return loaded.model().card() + print(loaded.predictions());
    } catch (LacunaException refusal) {
      assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_MODEL);
      assertThat(refusal.getMessage()).doesNotContainPattern("\\p{Cntrl}");
      return "refused";
    }
  }

  private Loaded load(Path file, Path inputs) {
    return Loaded.of(session.task(), session.experiment(), file, inputs);
  }

  private static Path inputs(Path folder) {
    return folder.resolve("inputs.csv");
  }

  private static String print(Predictions predictions) {
    StringBuilder csv = new StringBuilder(Csv.line(predictions.schema().names()));
    for (int row = 0; row < predictions.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int head = 0; head < predictions.schema().size(); head++) {
        for (int k = 0; k < predictions.schema().head(head).outputs(); k++) {
          cells.add(Double.toString(predictions.value(row, head, k)));
        }
      }
      csv.append(Csv.line(cells));
    }
    return csv.toString();
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<Path> models() throws IOException {
    List<Path> models = new ArrayList<>();
    for (Path format : list(FROZEN)) {
      if (format.getFileName().toString().startsWith("format-")) {
        models.addAll(list(format));
      }
    }
    assertThat(models).as("frozen models in %s", FROZEN.toAbsolutePath()).isNotEmpty();
    return models;
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
