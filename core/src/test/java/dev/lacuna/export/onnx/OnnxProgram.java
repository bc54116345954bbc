package dev.lacuna.export.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lacuna.export.Export;
import dev.lacuna.feature.FeatureMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs exported models as a user's program would. */
final class OnnxProgram implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxProgram(Export export) throws OrtException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      export.content().writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    session = environment.createSession(bytes.toByteArray());
  }

  OrtSession session() {
    return session;
  }

  Map<String, String> metadata() throws OrtException {
    return session.getMetadata().getCustomMetadata();
  }

  /** Returns the outputs by name, rows × columns each. */
  Map<String, float[][]> run(FeatureMatrix features) throws OrtException {
    float[] values = new float[features.rows() * features.columns()];
    for (int row = 0; row < features.rows(); row++) {
      features.copyRow(row, values, row * features.columns());
    }
    long[] shape = {features.rows(), features.columns()};
    Map<String, float[][]> outputs = new LinkedHashMap<>();
    try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
        OrtSession.Result result = session.run(Map.of("features", input))) {
      for (Map.Entry<String, OnnxValue> output : result) {
        outputs.put(output.getKey(), (float[][]) output.getValue().getValue());
      }
    }
    return outputs;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
