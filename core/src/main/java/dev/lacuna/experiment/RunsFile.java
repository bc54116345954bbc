package dev.lacuna.experiment;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import dev.lacuna.data.Mechanism;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.eval.Metric;
import dev.lacuna.io.AtomicFile;
import dev.lacuna.io.Csv;
import dev.lacuna.io.Failures;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The runs of a sweep in a CSV file, one line per run and head. A run is appended as soon as it has
 * ended, all its lines at once, so that a sweep that is killed loses only what was being trained.
 */
final class RunsFile {
  private static final List<String> PLACE =
      List.of("mechanism", "missing", "seed", "data", "method", "heads", "head", "kind");
  private static final List<String> CELLS = List.of("train", "learnt", "test");
  private static final List<String> END = List.of("median_positive", "problem");
  private static final List<String> HEADER = header();

  private final Path file;
  private final Mechanism mechanism;

  RunsFile(Path file, Mechanism mechanism) {
    this.file = file;
    this.mechanism = mechanism;
  }

  /** Begins the file anew, with these runs. */
  void begin(List<SweepRun> runs) {
    AtomicFile.write(
        file, Csv.line(HEADER) + runs.stream().map(this::lines).collect(Collectors.joining()));
  }

  /**
   * Appends a run.
   *
   * @throws LacunaException when the file cannot be written
   */
  synchronized void append(SweepRun run) {
    try {
      Files.writeString(file, lines(run), StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new LacunaException(
          ErrorCode.BAD_OUTPUT,
          "The results of a sweep must be writable all along. Found, for %s: %s. Make room and go on with --resume."
              .formatted(file, Failures.reason(failure)),
          failure);
    }
  }

  /**
   * Returns the runs that the file holds in whole; none where there is no file. A line or a run
   * that was cut off by the end of a process is left out.
   *
   * @throws LacunaException when it is not such a file
   */
  List<SweepRun> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      return runs(text.substring(0, text.lastIndexOf('\n') + 1));
    } catch (IOException failure) {
      throw unreadable(Failures.reason(failure), failure);
    }
  }

  private List<SweepRun> runs(String wholeLines) throws IOException {
    Map<SweepRun.Place, List<SweepRun.OfHead>> heads = new LinkedHashMap<>();
    Map<SweepRun.Place, Fields> first = new LinkedHashMap<>();
    try (CSVReader reader = reader(wholeLines)) {
      checkHeader(reader.readNext());
      String[] line = reader.readNext();
      while (line != null) {
        Fields fields = new Fields(line);
        if (fields.text("mechanism").equals(mechanism.id())) {
          SweepRun.Place place = fields.place();
          first.putIfAbsent(place, fields);
          heads.computeIfAbsent(place, p -> new ArrayList<>()).add(fields.head());
        }
        line = reader.readNext();
      }
    } catch (CsvValidationException | IllegalArgumentException wrong) {
      throw unreadable(String.valueOf(wrong.getMessage()), wrong);
    }
    List<SweepRun> runs = new ArrayList<>();
    first.forEach(
        (place, fields) -> {
          List<SweepRun.OfHead> ofPlace = heads.getOrDefault(place, List.of());
          if (ofPlace.size() == fields.whole("heads")) {
            runs.add(new SweepRun(place, fields.text("data"), ofPlace));
          }
        });
    return runs;
  }

  private static CSVReader reader(String text) {
    return new CSVReaderBuilder(new StringReader(text))
        .withCSVParser(new RFC4180ParserBuilder().build())
        .build();
  }

  private void checkHeader(String[] found) {
    if (found == null || !Arrays.asList(found).equals(HEADER)) {
      throw new IllegalArgumentException("its first line is another");
    }
  }

  private LacunaException unreadable(String reason, Exception cause) {
    return new LacunaException(
        ErrorCode.BAD_OUTPUT,
        "A sweep goes on from a runs.csv that this version wrote. Found %s: %s. Remove it, or begin anew without --resume."
            .formatted(file, reason),
        cause);
  }

  private static List<String> header() {
    List<String> header = new ArrayList<>(PLACE);
    header.addAll(CELLS);
    for (Metric metric : Metric.values()) {
      header.add(metric.id());
    }
    header.addAll(END);
    return List.copyOf(header);
  }

  private String lines(SweepRun run) {
    StringBuilder lines = new StringBuilder();
    for (SweepRun.OfHead head : run.heads()) {
      lines.append(line(run, head));
    }
    return lines.toString();
  }

  private String line(SweepRun run, SweepRun.OfHead head) {
    SweepRun.Place place = run.place();
    List<String> fields = new ArrayList<>();
    fields.add(mechanism.id());
    fields.add(Double.toString(place.rate()));
    fields.add(Long.toString(place.seed()));
    fields.add(run.data());
    fields.add(place.method().id());
    fields.add(Integer.toString(run.heads().size()));
    fields.add(head.name());
    fields.add(head.kind());
    fields.add(Integer.toString(head.cells().train()));
    fields.add(Integer.toString(head.cells().learnt()));
    fields.add(Integer.toString(head.cells().test()));
    for (Metric metric : Metric.values()) {
      fields.add(print(head.metric(metric)));
    }
    fields.add(print(head.medianPositive()));
    fields.add(head.problem());
    return Csv.line(fields);
  }

  private static String print(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  /** The fields of a line by the names of their columns. */
  private record Fields(Map<String, String> byName) {
    Fields(String[] line) {
      this(byName(line));
    }

    private static Map<String, String> byName(String[] line) {
      if (line.length != HEADER.size()) {
        throw new IllegalArgumentException("a line has %d fields".formatted(line.length));
      }
      Map<String, String> fields = new LinkedHashMap<>();
      for (int i = 0; i < line.length; i++) {
        fields.put(HEADER.get(i), line[i]);
      }
      return fields;
    }

    String text(String name) {
      return byName.getOrDefault(name, "");
    }

    int whole(String name) {
      return Integer.parseInt(text(name));
    }

    OptionalDouble number(String name) {
      String text = text(name);
      return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    }

    SweepRun.Place place() {
      return new SweepRun.Place(
          Double.parseDouble(text("missing")),
          Long.parseLong(text("seed")),
          Method.byId(text("method")));
    }

    SweepRun.OfHead head() {
      Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        number(metric.id()).ifPresent(value -> metrics.put(metric, value));
      }
      return new SweepRun.OfHead(
          text("head"),
          text("kind"),
          new SweepRun.CellCounts(whole("train"), whole("learnt"), whole("test")),
          metrics,
          number("median_positive"),
          text("problem"));
    }
  }
}
