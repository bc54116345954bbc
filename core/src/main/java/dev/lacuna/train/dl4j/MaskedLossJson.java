package dev.lacuna.train.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lacuna.io.CheckedJson;
import dev.lacuna.io.Json;
import dev.lacuna.loss.BinaryCrossEntropy;
import dev.lacuna.loss.ClassWeights;
import dev.lacuna.loss.HeadLoss;
import dev.lacuna.loss.HeadWeights;
import dev.lacuna.loss.HuberLoss;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Normalization;
import dev.lacuna.loss.SoftmaxCrossEntropy;
import dev.lacuna.loss.SquaredError;
import dev.lacuna.model.SchemaJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The masked loss as JSON: the schema as in model files, and everything that weighs its cells. */
final class MaskedLossJson {
  private static final String BINARY = "binary-cross-entropy";
  private static final String SOFTMAX = "softmax-cross-entropy";
  private static final String SQUARED = "squared-error";
  private static final String HUBER = "huber";

  private MaskedLossJson() {}

  /** Returns a loss, ready for JSON. */
  static Map<String, Object> write(MaskedLoss loss) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SchemaJson.write(loss.schema()));
    json.put("head_losses", loss.headLosses().stream().map(MaskedLossJson::write).toList());
    json.put("normalization", loss.normalization().id());
    json.put("head_weights", loss.headWeights().values());
    json.put("class_weights", loss.classWeights().values());
    json.put("observed_shares", loss.observedShares());
    return json;
  }

  /**
   * Returns the loss of such JSON.
   *
   * @throws IllegalArgumentException when it is no such loss; the message says why
   */
  static MaskedLoss read(Object json) {
    JsonNode node = Json.mapper().valueToTree(json);
    byte[] bytes = Json.printCompact(json).getBytes(StandardCharsets.UTF_8);
    try {
      List<List<Double>> classWeights = new ArrayList<>();
      node.path("class_weights").forEach(weights -> classWeights.add(numbers(weights)));
      List<HeadLoss> headLosses = new ArrayList<>();
      for (JsonNode headLoss : node.path("head_losses")) {
        headLosses.add(readHeadLoss(headLoss));
      }
      return new MaskedLoss(
          SchemaJson.read(CheckedJson.of(bytes).objects("schema")),
          headLosses,
          normalization(node.path("normalization").asText()),
          new HeadWeights(numbers(node.path("head_weights"))),
          new ClassWeights(classWeights),
          numbers(node.path("observed_shares")));
    } catch (IOException unknown) {
      throw new IllegalArgumentException("a masked loss must be whole: " + unknown.getMessage());
    }
  }

  private static Map<String, Object> write(HeadLoss loss) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (loss instanceof BinaryCrossEntropy binary) {
      json.put("kind", BINARY);
      if (Double.isFinite(binary.logitLimit())) {
        json.put("logit_limit", binary.logitLimit());
      }
    } else if (loss instanceof SoftmaxCrossEntropy softmax) {
      json.put("kind", SOFTMAX);
      json.put("classes", softmax.classes());
    } else if (loss instanceof HuberLoss huber) {
      json.put("kind", HUBER);
      json.put("delta", huber.delta());
    } else {
      json.put("kind", SQUARED);
    }
    return json;
  }

  private static HeadLoss readHeadLoss(JsonNode json) throws IOException {
    String kind = json.path("kind").asText();
    return switch (kind) {
      case BINARY ->
          new BinaryCrossEntropy(json.path("logit_limit").asDouble(Double.POSITIVE_INFINITY));
      case SOFTMAX -> new SoftmaxCrossEntropy(json.path("classes").asInt());
      case HUBER -> new HuberLoss(json.path("delta").asDouble());
      case SQUARED -> new SquaredError();
      default -> throw new IOException("its head loss '" + kind + "' is unknown");
    };
  }

  private static Normalization normalization(String id) throws IOException {
    return Arrays.stream(Normalization.values())
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IOException("its normalization '" + id + "' is unknown"));
  }

  private static List<Double> numbers(JsonNode json) {
    List<Double> numbers = new ArrayList<>();
    json.forEach(number -> numbers.add(number.asDouble(Double.NaN)));
    return numbers;
  }
}
