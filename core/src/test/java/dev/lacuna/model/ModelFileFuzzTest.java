package dev.lacuna.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lacuna.data.Randomness;
import dev.lacuna.error.ErrorCode;
import dev.lacuna.error.LacunaException;
import dev.lacuna.feature.DenseFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Any bytes are a model file or refused. An input that begins like a zip file is one; any other is
 * a manifest and, behind a byte of zero, weights: they come into a model file with the right
 * checksums, which nobody finds by chance.
 */
class ModelFileFuzzTest {
  private static final int MOST_INPUTS = 100_000;
  private static final double MODERATE = 100;

  @FuzzTest
  void anyBytesAreAModelOrRefused(byte[] input) throws IOException {
    Path file = Files.createTempFile("model", ".lacuna");
    try {
      Files.write(file, input.length > 0 && input[0] == 'P' ? input : withChecksums(input));
      ModelFile.Content content = ModelFile.read(file);
      comesBack(content, file);
      predictsFiniteNumbers(content);
    } catch (LacunaException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.BAD_MODEL);
      assertThat(refused.getMessage()).doesNotContainPattern("\\p{Cntrl}");
    } finally {
      Files.delete(file);
    }
  }

  private static byte[] withChecksums(byte[] input) {
    int end = 0;
    while (end < input.length && input[end] != 0) {
      end++;
    }
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("manifest.json", Arrays.copyOf(input, end));
    entries.put(
        "weights.safetensors",
        Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length));
    try {
      return HostileFiles.zip(HostileFiles.relisted(entries, manifest -> {})).bytes();
    } catch (AssertionError | RuntimeException noManifest) {
      return HostileFiles.zip(entries).bytes();
    }
  }

  private static void comesBack(ModelFile.Content content, Path file) throws IOException {
    ModelFile.write(file, content);
    byte[] first = Files.readAllBytes(file);
    ModelFile.Content back = ModelFile.read(file);
    assertThat(back.card()).isEqualTo(content.card());
    ModelFile.write(file, back);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  /** Where weights are huge, their sums may be more than a float can hold. */
  private static void predictsFiniteNumbers(ModelFile.Content content) {
    int inputs = content.architecture().inputs();
    if (inputs > MOST_INPUTS || !content.members().stream().allMatch(ModelFileFuzzTest::isSmall)) {
      return;
    }
    float[] row = new float[inputs];
    var random = Randomness.of(1, "row");
    for (int i = 0; i < inputs; i++) {
      row[i] = (float) random.nextGaussian();
    }
    double[] values = new double[content.card().schema().outputs()];
    new RowPredictor(content.card(), content.members()).predict(row, values);
    assertThat(DoubleStream.of(values).allMatch(Double::isFinite)).isTrue();
    assertThat(content.members().get(0).logits(new DenseFeatures(inputs, row)))
        .hasSize(values.length);
  }

  private static boolean isSmall(Network network) {
    return network.layers().size() < 8
        && network.layers().stream()
            .flatMap(
                layer ->
                    java.util.stream.Stream.concat(
                        List.of(layer.weights(), layer.biases()).stream(),
                        layer.norm().stream().flatMap(n -> List.of(n.scale(), n.shift()).stream())))
            .allMatch(ModelFileFuzzTest::isSmall);
  }

  private static boolean isSmall(float[] numbers) {
    for (float number : numbers) {
      if (Math.abs(number) > MODERATE) {
        return false;
      }
    }
    return true;
  }
}
