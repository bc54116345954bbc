package dev.lacuna.bench.report;

import dev.lacuna.bench.engine.Engine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The measurements of one net as a table in Markdown. */
public final class NetTable {
  /** Losses further apart than this are told of. */
  private static final double LOSS_TOLERANCE = 0.01;

  private final String title;
  private final Map<String, List<Measurement>> runs = new LinkedHashMap<>();

  /** Creates a table without rows. */
  public NetTable(String title) {
    this.title = title;
  }

  /** Adds what a round found. */
  public void add(Measurement measurement) {
    runs.computeIfAbsent(
            measurement.engine().id() + " " + measurement.threads(), key -> new ArrayList<>())
        .add(measurement);
  }

  /**
   * Returns the table and what follows from it.
   *
   * @param peaks of the processor in GFLOP/s by number of threads
   */
  public String print(Map<Integer, Spread> peaks) {
    List<String> lines = new ArrayList<>();
    lines.add("### " + title);
    lines.add("");
    lines.add(
        "| engine | threads | ms a step, median | min | max | cores busy | loss after "
            + Measurement.LOSS_AFTER
            + " steps |");
    lines.add("|---|--:|--:|--:|--:|--:|--:|");
    runs.values().stream()
        .sorted(Comparator.comparing(all -> all.get(0).engine()))
        .forEach(all -> lines.add(row(all)));
    lines.add("");
    best(Engine.FUSED).ifPresent(fused -> conclude(fused, peaks, lines));
    return String.join("\n", lines) + "\n";
  }

  private static String row(List<Measurement> all) {
    Spread spread = milliseconds(all);
    Measurement first = all.get(0);
    return format(
        "| %s | %d | %.3f | %.3f | %.3f | %.2f | %.5f |",
        first.engine().title(),
        first.threads(),
        spread.median(),
        spread.min(),
        spread.max(),
        new Spread(all.stream().map(Measurement::cores).toList()).median(),
        first.loss());
  }

  private void conclude(List<Measurement> fused, Map<Integer, Spread> peaks, List<String> lines) {
    for (Engine other : List.of(Engine.DJL, Engine.DL4J)) {
      best(other).ifPresent(all -> lines.add(ratio(other, all, fused)));
    }
    Measurement one = fused.get(0);
    double rate = one.flops() / milliseconds(fused).median() / 1e6;
    String share =
        Optional.ofNullable(peaks.get(one.threads()))
            .map(peak -> format(", %.1f %% of the peak", 100 * rate / peak.max()))
            .orElse("");
    lines.add(
        format(
            "- fused, threads %d: %.2f MFLOP a step, %.1f GFLOP/s%s",
            one.threads(), one.flops() / 1e6, rate, share));
    lines.add(losses(one));
  }

  private static String ratio(Engine other, List<Measurement> all, List<Measurement> fused) {
    Spread rounds =
        new Spread(
            IntStream.range(0, Math.min(all.size(), fused.size()))
                .mapToObj(i -> all.get(i).milliseconds() / fused.get(i).milliseconds())
                .toList());
    return format(
        "- **%s / fused %.2f**, best threads each (%d and %d); by round %.2f to %.2f",
        other == Engine.DJL ? "DJL" : "DL4J",
        milliseconds(all).median() / milliseconds(fused).median(),
        all.get(0).threads(),
        fused.get(0).threads(),
        rounds.min(),
        rounds.max());
  }

  private String losses(Measurement fused) {
    double furthest =
        runs.values().stream()
            .flatMap(List::stream)
            .mapToDouble(other -> Math.abs(other.loss() / fused.loss() - 1))
            .max()
            .orElse(0);
    return format(
        furthest <= LOSS_TOLERANCE
            ? "- losses agree within %.2g %%"
            : "- **losses differ** by up to %.2g %%",
        100 * furthest);
  }

  /** Returns the rounds of an engine at the number of threads that suits it best. */
  private Optional<List<Measurement>> best(Engine engine) {
    return runs.values().stream()
        .filter(all -> all.get(0).engine() == engine)
        .min(Comparator.comparingDouble(all -> milliseconds(all).median()));
  }

  private static Spread milliseconds(List<Measurement> all) {
    return new Spread(all.stream().map(Measurement::milliseconds).toList());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
