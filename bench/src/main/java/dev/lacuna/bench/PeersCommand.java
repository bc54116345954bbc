package dev.lacuna.bench;

import dev.lacuna.bench.engine.Engine;
import dev.lacuna.bench.net.Net;
import dev.lacuna.bench.report.Machine;
import dev.lacuna.bench.report.Measurement;
import dev.lacuna.bench.report.NetTable;
import dev.lacuna.bench.report.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lacuna, DJL and DL4J side by side. */
@Command(
    name = "peers",
    description = "Times the training step of several nets on Lacuna, DJL and DL4J.",
    mixinStandardHelpOptions = true)
final class PeersCommand implements Callable<Integer> {
  @Option(
      names = "--nets",
      split = ",",
      defaultValue = "toy,mbti,tox21,toxcast,tox21-sparse,words",
      description = "which, in this order; default ${DEFAULT-VALUE}")
  private List<String> nets = List.of();

  @Option(
      names = "--engines",
      split = ",",
      defaultValue = "fused,djl,dl4j",
      description = "default ${DEFAULT-VALUE}")
  private List<Engine> engines = List.of();

  @Option(
      names = "--threads",
      split = ",",
      defaultValue = "1,2",
      description = "default ${DEFAULT-VALUE}")
  private List<Integer> threads = List.of();

  @Option(names = "--rounds", defaultValue = "7", description = "default ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds-per-round",
      defaultValue = "2",
      description = "measured in every process, after as long a warm-up; default ${DEFAULT-VALUE}")
  private double seconds;

  @Option(names = "--out", description = "a file to append the tables to")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Map<String, NetTable> tables = new LinkedHashMap<>();
    nets.forEach(net -> tables.put(net, new NetTable(Net.of(net).toString())));
    Map<Integer, List<Double>> peaks = new TreeMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (int count : threads) {
        peaks.computeIfAbsent(count, key -> new ArrayList<>()).add(peak(count));
      }
      for (Map.Entry<String, NetTable> table : tables.entrySet()) {
        measureAll(round, table.getKey(), table.getValue());
      }
    }
    report(tables, peaks);
    return 0;
  }

  private void measureAll(int round, String net, NetTable table) {
    for (Engine engine : engines) {
      for (int count : threads) {
        Measurement measured = measure(net, engine, count);
        note(round, net, measured);
        table.add(measured);
      }
    }
  }

  private static double peak(int count) {
    return Double.parseDouble(
        JavaChild.measure(List.of(), Map.of(), List.of("peak", "--threads=" + count)));
  }

  private Measurement measure(String net, Engine engine, int count) {
    List<String> arguments =
        List.of(
            "measure",
            "--net=" + net,
            "--engine=" + engine,
            "--threads=" + count,
            "--warm-up=" + Math.max(2, seconds),
            "--seconds=" + seconds);
    return Measurement.ofJson(
        JavaChild.measure(engine.flags(), engine.environment(count), arguments));
  }

  private static void note(int round, String net, Measurement measured) {
    System.err.printf(
        Locale.ROOT,
        "round %d  %-12s  %-5s %d threads  %.3f ms%n",
        round,
        net,
        measured.engine().id(),
        measured.threads(),
        measured.milliseconds());
  }

  private void report(Map<String, NetTable> tables, Map<Integer, List<Double>> peaks)
      throws IOException {
    Map<Integer, Spread> spreads = new TreeMap<>();
    peaks.forEach((count, values) -> spreads.put(count, new Spread(values)));
    StringBuilder report = new StringBuilder("## Training steps, side by side\n\n");
    report.append(Machine.describe()).append("  \n");
    report.append(
        "Rounds: %d of %s s in a process each. Highest peak of multiply-add:"
            .formatted(rounds, Double.toString(seconds)));
    spreads.forEach(
        (count, peak) ->
            report.append(
                String.format(Locale.ROOT, " threads %d, %.0f GFLOP/s;", count, peak.max())));
    report.setCharAt(report.length() - 1, '.');
    report.append("\n");
    tables.values().forEach(table -> report.append("\n").append(table.print(spreads)));
    System.out.print(report);
    if (out.isPresent()) {
      Files.writeString(
          out.get(), report + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }
}
