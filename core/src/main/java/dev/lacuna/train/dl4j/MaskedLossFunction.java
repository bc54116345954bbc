package dev.lacuna.train.dl4j;

import dev.lacuna.io.Json;
import dev.lacuna.loss.BatchLoss;
import dev.lacuna.loss.CellWeights;
import dev.lacuna.loss.MaskedLoss;
import dev.lacuna.loss.Targets;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The {@link MaskedLoss} as the loss of any DL4J output layer, this project's or one's own:
 *
 * <pre>{@code
 * new OutputLayer.Builder(new MaskedLossFunction(MaskedLoss.of(schema)))
 *     .activation(Activation.IDENTITY).nOut(schema.outputs()).build()
 * }</pre>
 *
 * <p>The layer has one output per logit. Labels are [rows, outputs]: 0 or 1 for a binary head, one
 * 1 among zeros for a categorical one, the standardised number for a regression head. The label
 * mask is [rows, outputs], or [rows, 1] where whole rows are missing, 1 for observed and 0 for
 * missing; without a mask everything is observed. What a label holds under a 0 does not matter, NaN
 * included. The loss is taken at the layer's sums; its activation shapes only what the network
 * outputs.
 *
 * <p>DL4J divides gradients by the number of rows afterwards, and adds scores up before it divides
 * them. Both are handed out times the rows here, so that a step follows the gradient of the loss as
 * its normalization defines it.
 *
 * <p>A network with this loss can be copied, saved and restored as any other of DL4J: the loss goes
 * along, in DL4J's JSON and where DL4J serialises objects.
 */
public final class MaskedLossFunction implements ILossFunction {
  private static final long serialVersionUID = 1L;
  private static final String JSON = "loss";

  private final transient MaskedLoss loss;

  private transient @Nullable CellWeights weights;
  private transient @Nullable BatchLoss lastBatch;

  /** Creates the loss function of a masked loss. */
  public MaskedLossFunction(MaskedLoss loss) {
    this.loss = loss;
  }

  /** Restores the loss function from DL4J's JSON; users have no need of this. */
  @JsonCreator
  static MaskedLossFunction ofJson(@JsonProperty(JSON) Map<String, Object> loss) {
    return new MaskedLossFunction(MaskedLossJson.read(loss));
  }

  @JsonProperty(JSON)
  private Map<String, Object> toJson() {
    return MaskedLossJson.write(loss);
  }

  /** Returns the loss. */
  public MaskedLoss loss() {
    return loss;
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray sums, IActivation activation, INDArray mask, boolean average) {
    return score(evaluate(labels, sums, mask), average);
  }

  /** Returns each row's share of the score: [rows, 1], adding up to the score of the batch. */
  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray sums, IActivation activation, INDArray mask) {
    Targets targets = targets(labels, mask);
    int rows = targets.rows();
    double[] coefficients = loss.coefficients(targets.observedCounts(), rows);
    double[] logits = LabelArrays.toDoubles(sums);
    int outputs = loss.schema().outputs();
    double[] scores = new double[rows];
    for (int row = 0; row < rows; row++) {
      double[] rowLogits = Arrays.copyOfRange(logits, row * outputs, (row + 1) * outputs);
      double[] sumOfHead =
          loss.accumulate(
              targets.select(new int[] {row}), coefficients, rowLogits, new double[outputs]);
      for (int t = 0; t < sumOfHead.length; t++) {
        scores[row] += rows * coefficients[t] * sumOfHead[t];
      }
    }
    return Nd4j.create(scores, new long[] {rows, 1}, sums.dataType());
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray sums, IActivation activation, INDArray mask) {
    return evaluate(labels, sums, mask).gradient();
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray sums, IActivation activation, INDArray mask, boolean average) {
    Evaluated evaluated = evaluate(labels, sums, mask);
    return Pair.of(score(evaluated, average), evaluated.gradient());
  }

  @Override
  public String name() {
    return "lacuna-masked-loss";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MaskedLossFunction function && loss.equals(function.loss);
  }

  @Override
  public int hashCode() {
    return loss.hashCode();
  }

  @Override
  public String toString() {
    return name();
  }

  /** What Java serialises is the JSON, so that all checks are made when it is read. */
  private Object writeReplace() {
    return new Serialized(Json.printCompact(toJson()));
  }

  private record Serialized(String json) implements Serializable {
    private Object readResolve() throws InvalidObjectException {
      try {
        return new MaskedLossFunction(MaskedLossJson.read(Json.mapper().readTree(json)));
      } catch (IOException | IllegalArgumentException unreadable) {
        throw new InvalidObjectException("no masked loss: " + unreadable.getMessage());
      }
    }
  }

  /** Takes the weights of the cells of the next batches; DL4J has no place for them. */
  void weigh(Optional<CellWeights> ofBatch) {
    weights = ofBatch.orElse(null);
  }

  private Targets targets(INDArray labels, @Nullable INDArray mask) {
    Targets targets = LabelArrays.decode(loss.schema(), labels, mask);
    CellWeights ofBatch = weights;
    return ofBatch == null ? targets : targets.weighted(ofBatch);
  }

  /**
   * Returns the loss of the batch that DL4J asked about last; DL4J itself wants only one number.
   */
  BatchLoss lastBatch() {
    return Objects.requireNonNull(lastBatch, "no batch was evaluated yet");
  }

  private static double score(Evaluated evaluated, boolean average) {
    return average ? evaluated.loss().total() : evaluated.loss().total() * evaluated.rows();
  }

  private Evaluated evaluate(INDArray labels, INDArray sums, INDArray mask) {
    Targets targets = targets(labels, mask);
    double[] logits = LabelArrays.toDoubles(sums);
    double[] gradient = new double[logits.length];
    BatchLoss batch = loss.evaluate(targets, logits, gradient);
    lastBatch = batch;
    DataType type = sums.dataType();
    INDArray array =
        Nd4j.create(gradient, new long[] {targets.rows(), loss.schema().outputs()}, type);
    return new Evaluated(batch, array.muli(targets.rows()), targets.rows());
  }

  private record Evaluated(BatchLoss loss, INDArray gradient, int rows) {}
}
