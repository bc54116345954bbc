package dev.lacuna.train.dl4j;

import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.model.Activation;
import dev.lacuna.model.Architecture;
import dev.lacuna.train.TrainingEngine.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Takes a graph that a task built, if a {@link dev.lacuna.model.Network} can do what it does:
 * otherwise its weights could be trained, but neither saved nor used.
 */
final class OwnGraph {
  private final ComputationGraphConfiguration configuration;
  private final GraphNeeds needs;

  private OwnGraph(ComputationGraphConfiguration configuration, GraphNeeds needs) {
    this.configuration = configuration;
    this.needs = needs;
  }

  /**
   * Returns a graph with the first weights that its configuration draws.
   *
   * @throws LacunaException when it is more than dense layers one upon the other
   */
  static TrainableGraph create(
      Function<GraphNeeds, ComputationGraphConfiguration> maker,
      Problem problem,
      MaskedLossFunction loss) {
    Architecture wanted = problem.initial().architecture();
    GraphNeeds needs = new GraphNeeds(loss, wanted.inputs(), wanted.outputs());
    ComputationGraphConfiguration configuration = maker.apply(needs);
    OwnGraph own = new OwnGraph(configuration, needs);
    Map<String, GraphVertex> vertices = configuration.getVertices();
    vertices.forEach(own::checkKind);
    List<String> names = own.chain();
    List<FeedForwardLayer> layers =
        names.stream().map(name -> layer(vertices.get(name)).orElseThrow()).toList();
    for (int l = 0; l < layers.size(); l++) {
      own.checkLayer(names.get(l), layers.get(l), l == layers.size() - 1);
    }
    Architecture architecture = own.architecture(layers);
    configuration.getDefaultConfiguration().setSeed(problem.config().compute().seed());
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return new TrainableGraph(graph, names, architecture);
  }

  private void checkKind(String name, GraphVertex vertex) {
    if (layer(vertex).isEmpty()) {
      Object kind = vertex instanceof LayerVertex of ? of.getLayerConf().getLayer() : vertex;
      throw refusal("'%s' of kind %s".formatted(name, kind.getClass().getSimpleName()));
    }
  }

  /** Returns a dense layer or an output layer that is nothing more than that. */
  private static Optional<FeedForwardLayer> layer(@Nullable GraphVertex vertex) {
    if (vertex instanceof LayerVertex of
        && of.getPreProcessor() == null
        && of.getLayerConf().getLayer() instanceof FeedForwardLayer layer
        && (layer.getClass() == DenseLayer.class || layer.getClass() == OutputLayer.class)) {
      return Optional.of(layer);
    }
    return Optional.empty();
  }

  /** Returns the names of the layers from below. */
  private List<String> chain() {
    List<String> inputs = configuration.getNetworkInputs();
    List<String> outputs = configuration.getNetworkOutputs();
    if (inputs.size() != 1 || outputs.size() != 1) {
      throw refusal("%d inputs and %d outputs".formatted(inputs.size(), outputs.size()));
    }
    List<String> chain = new ArrayList<>();
    String top = inputs.get(0);
    while (chain.size() < configuration.getVertices().size()) {
      List<String> above = above(top);
      if (above.size() != 1) {
        throw refusal("%d layers upon '%s' alone".formatted(above.size(), top));
      }
      top = above.get(0);
      chain.add(top);
    }
    return chain;
  }

  private List<String> above(String name) {
    return configuration.getVertexInputs().entrySet().stream()
        .filter(entry -> entry.getValue().equals(List.of(name)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void checkLayer(String name, FeedForwardLayer layer, boolean isLast) {
    if (layer instanceof OutputLayer output) {
      check(isLast && output.getLossFn() == needs.loss(), name, "with another loss");
      check(output.hasBias(), name, "without biases");
    } else if (layer instanceof DenseLayer dense) {
      check(!isLast, name, "as the last layer, which must be an OutputLayer");
      check(dense.hasBias(), name, "without biases");
      check(!dense.hasLayerNorm(), name, "with a layer norm");
    }
    check(
        !hasUpdaterSettings(layer),
        name,
        "with regularisation, constraints or gradient normalization, which Lacuna's steps do not follow");
    check(
        configuration.getDataType() == DataType.FLOAT,
        name,
        "of " + configuration.getDataType() + " numbers instead of FLOAT");
  }

  private static boolean hasUpdaterSettings(BaseLayer layer) {
    GradientNormalization normalization = layer.getGradientNormalization();
    return !isEmpty(layer.getRegularization())
        || !isEmpty(layer.getRegularizationBias())
        || !isEmpty(layer.getConstraints())
        || (normalization != null && normalization != GradientNormalization.None);
  }

  private Architecture architecture(List<FeedForwardLayer> layers) {
    int last = layers.size() - 1;
    List<Integer> hidden =
        layers.subList(0, last).stream().map(layer -> Math.toIntExact(layer.getNOut())).toList();
    Architecture found =
        new Architecture(
            Math.toIntExact(layers.get(0).getNIn()),
            hidden,
            activation(layers.subList(0, last)),
            0,
            Math.toIntExact(layers.get(last).getNOut()));
    if (found.inputs() != needs.inputs() || found.outputs() != needs.outputs()) {
      throw refusal(found.toString());
    }
    return found;
  }

  private Activation activation(List<FeedForwardLayer> trunk) {
    List<Activation> activations = trunk.stream().map(this::activation).distinct().toList();
    if (activations.size() > 1) {
      throw refusal("the activations " + activations + " in one trunk");
    }
    return activations.isEmpty() ? Activation.IDENTITY : activations.get(0);
  }

  private Activation activation(FeedForwardLayer layer) {
    return Arrays.stream(Activation.values())
        .filter(
            activation ->
                GraphFactory.activation(activation)
                    .map(
                        function ->
                            function.getActivationFunction().equals(layer.getActivationFn()))
                    .orElse(false))
        .findFirst()
        .orElseThrow(
            () ->
                refusal(
                    "'%s' with the activation %s"
                        .formatted(layer.getLayerName(), layer.getActivationFn())));
  }

  private void check(boolean holds, String name, String found) {
    if (!holds) {
      throw refusal("'" + name + "' " + found);
    }
  }

  private LacunaException refusal(String found) {
    return new LacunaException(
        ErrorCode.BAD_TASK,
        "A task's graph must be dense layers one upon the other, from %d features to %d logits with the given loss. Found %s. Change the graph, or train it without Lacuna's engine, with MaskedLossFunction."
            .formatted(needs.inputs(), needs.outputs(), found));
  }

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }
}
