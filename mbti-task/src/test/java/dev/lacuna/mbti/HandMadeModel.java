package dev.lacuna.mbti;

import dev.lacuna.io.Json;
import dev.lacuna.loss.TargetScaling;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.model.DenseLayer;
import dev.lacuna.model.Model;
import dev.lacuna.model.ModelCard;
import dev.lacuna.model.Network;
import dev.lacuna.text.feature.FittedText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A linear model whose answers can be worked out by hand. It knows four words, by two numbers each:
 *
 * <pre>
 * the    (0, 0)
 * love   (1, 0)
 * party  (0, 1)
 * quiet  (0, -1)
 * </pre>
 *
 * <p>A user (a, b) is their mean over all words, and the logits are IE −2b, NS 0, TF −a, JP 1: who
 * writes of parties is an E, who writes of love is an F, all are J, and N and S are equal.
 */
final class HandMadeModel {
  private static final float[] VECTORS = {0, 0, 1, 0, 0, 1, 0, -1};
  private static final float[] WEIGHTS = {0, 0, -1, 0, -2, 0, 0, 0};
  private static final float[] BIASES = {0, 0, 0, 1};

  private HandMadeModel() {}

  static Model<Author> model() {
    return new Model<>(
        ModelCard.untested("mbti", TypeNotation.SCHEMA, TargetScaling.none(4)),
        new FittedAuthors(MaskTypes.TYPES, FittedText.restore(files())),
        new Network(
            new Architecture(2, List.of(), Activation.IDENTITY, 0, 4),
            List.of(new DenseLayer(WEIGHTS, BIASES))));
  }

  /** Returns the same model with a cut of each axis other than 0.5. */
  static Model<Author> model(List<Double> thresholds) {
    Model<Author> model = model();
    return model.with(model.card().with(thresholds, Map.of(), Map.of()));
  }

  private static Map<String, byte[]> files() {
    Map<String, Object> text =
        Map.of(
            "shortest_word", 2,
            "poolings", List.of("mean"),
            "dimension", 2,
            "means", List.of(0.0, 0.0),
            "factors", List.of(1.0),
            "documents", 10,
            "words", List.of("the", "love", "party", "quiet"),
            "counts", List.of(9, 5, 4, 3),
            "documents_with", List.of(9, 5, 4, 3));
    ByteBuffer vectors =
        ByteBuffer.allocate(VECTORS.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    vectors.asFloatBuffer().put(VECTORS);
    byte[] json = Json.printCompact(text).getBytes(StandardCharsets.UTF_8);
    return Map.of("text.json", json, "vectors.f32", vectors.array());
  }
}
