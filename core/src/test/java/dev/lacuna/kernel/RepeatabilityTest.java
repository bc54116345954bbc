package dev.lacuna.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Kernels must not round one way while they are interpreted and another once compiled. */
class RepeatabilityTest {
  private static final int ROWS = 40;
  private static final int UNITS = 20;

  @Test
  void compiledKernelsGiveTheBitsOfInterpretedOnes() throws Exception {
    List<Integer> compiled = List.of();
    for (int i = 0; i < 1_200; i++) {
      compiled = digests();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xint");
    if (Kernels.best().isVectorised()) {
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RepeatabilityTest.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] output = process.getInputStream().readAllBytes();

    assertThat(process.waitFor()).isZero();
    assertThat(new String(output, StandardCharsets.UTF_8).strip()).isEqualTo(compiled.toString());
  }

  public static void main(String[] args) {
    System.out.println(digests());
  }

  /** Returns a digest of what each operation makes of the same numbers. */
  private static List<Integer> digests() {
    List<Integer> digests = new ArrayList<>();
    Kernels kernels = Kernels.best();
    KernelCase c = new KernelCase(kernels, 0, ROWS, UNITS, UNITS, 7);
    SplittableRandom random = c.random();
    Weights weights = c.weights(1, random);
    Panels x = c.random(ROWS, UNITS, 3, random);
    Panels z = c.random(ROWS, UNITS, 1, random);
    Panels derivatives = c.random(ROWS, UNITS, 1, random);
    Tile whole = Tile.whole(weights.values());
    kernels.multiply(x, weights.values(), z, c.range());
    kernels.gradient(new Kernels.Product(x, z, c.range()), weights.gradient(), whole);
    digests.add(digest(z));
    digests.add(digest(weights.gradient()));
    digests.add(Double.hashCode(kernels.sumOfSquares(weights.gradient(), whole)));
    kernels.adam(weights, rates(weights), whole);
    digests.add(digest(weights.values()));
    kernels.gelu(z, derivatives, c.range());
    digests.add(digest(z));
    digests.add(digest(derivatives));
    kernels.tanh(x, derivatives, c.range());
    digests.add(digest(x));
    digests.add(digest(derivatives));
    double[] powers = random.doubles(16, -50, 0).toArray();
    kernels.exp(powers, 13);
    digests.add(Arrays.hashCode(powers));
    float dot = kernels.dot(x.data(), 3, weights.values().data(), 5, 301);
    digests.add(Float.hashCode(dot));
    kernels.addScaled(x.data(), 1, weights.values().data(), 7, dot, 301);
    digests.add(digest(x));
    digests.add(pairs(kernels, random));
    return digests;
  }

  private static int pairs(Kernels kernels, SplittableRandom random) {
    float[] left = new float[5 * UNITS];
    float[] right = new float[8 * UNITS];
    for (int i = 0; i < 4 * UNITS; i++) {
      left[i] = (float) random.nextDouble(-1, 1);
      right[i] = (float) random.nextDouble(-1, 1);
    }
    RowPairs pairs =
        new RowPairs(new SelectedRows(left, UNITS, 4), new SelectedRows(right, UNITS, 6));
    for (int row = 0; row < 4; row++) {
      pairs.left().add(row);
      pairs.right().add(3 - row);
    }
    kernels.dots(pairs);
    kernels.exchange(pairs);
    return 31 * Arrays.hashCode(left) + Arrays.hashCode(right);
  }

  private static StepRates rates(Weights weights) {
    int columns = weights.values().panels() * weights.values().lanes();
    StepRates rates = StepRates.none(columns);
    for (int column = 0; column < UNITS; column++) {
      rates.rate()[column] = 0.01f;
      rates.pull()[column] = 0.1f;
      rates.gain()[column] = 0.7f;
      rates.keepFirst()[column] = 0.9f;
      rates.addFirst()[column] = 0.1f;
      rates.keepSecond()[column] = 0.999f;
      rates.addSecond()[column] = 0.001f;
    }
    return rates;
  }

  private static int digest(Panels panels) {
    return Arrays.hashCode(panels.data());
  }
}
