package dev.lacuna.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.bench.engine.Engine;
import dev.lacuna.io.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one process found out about one engine on one net.
 *
 * @param engine who stepped
 * @param threads how many threads it was given
 * @param milliseconds a step, the mean over the measured time
 * @param cores the process kept busy meanwhile; fewer than threads where it waited for its turn
 * @param loss after {@link #LOSS_AFTER} steps
 * @param flops multiplications and additions a step
 */
public record Measurement(
    Engine engine, int threads, double milliseconds, double cores, double loss, double flops) {
  /** The step whose loss is compared. */
  public static final int LOSS_AFTER = 50;

  /** Returns one line of JSON. */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("engine", engine.id());
    json.put("threads", threads);
    json.put("milliseconds", milliseconds);
    json.put("cores", cores);
    json.put("loss", loss);
    json.put("flops", flops);
    return Json.printCompact(json);
  }

  /** Returns what {@link #toJson} wrote. */
  public static Measurement ofJson(String line) {
    try {
      JsonNode json = Json.mapper().readTree(line);
      return new Measurement(
          Engine.valueOf(json.required("engine").asText().toUpperCase(Locale.ROOT)),
          json.required("threads").asInt(),
          json.required("milliseconds").asDouble(),
          json.required("cores").asDouble(),
          json.required("loss").asDouble(),
          json.required("flops").asDouble());
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("a measurement is a line of JSON. Found " + line, broken);
    }
  }
}
