package dev.lacuna.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lacuna.io.FloatFile;
import dev.lacuna.io.FloatFileWriter;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedFeaturesTest {
  private final MappedFeatures features;

  MappedFeaturesTest(@TempDir Path folder) {
    Path file = folder.resolve("features.floats");
    try (FloatFileWriter writer = FloatFileWriter.create(file, 2)) {
      for (int row = 0; row < 4; row++) {
        writer.append(new float[] {row, row + 0.5f});
      }
      writer.finish();
    }
    features = new MappedFeatures(FloatFile.open(file));
  }

  @Test
  void rowsAreThoseOfTheFile() {
    float[] target = {9, 9, 9, 9};

    features.copyRow(3, target, 1);

    assertThat(features.rows()).isEqualTo(4);
    assertThat(features.columns()).isEqualTo(2);
    assertThat(target).containsExactly(9, 3, 3.5f, 9);
  }

  @Test
  void rowsOfAnOrderComeOneAfterTheOther() {
    float[] target = {9, 9, 9, 9, 9};

    features.copyRows(new int[] {0, 3, 1, 0}, 1, 3, target);

    assertThat(target).containsExactly(3, 3.5f, 1, 1.5f, 9);
  }

  @Test
  void selectedRowsComeInTheOrderAskedFor() {
    DenseFeatures selected = features.select(new int[] {2, 0, 2});
    float[] target = new float[6];

    selected.copyRows(new int[] {0, 1, 2}, 0, 3, target);

    assertThat(target).containsExactly(2, 2.5f, 0, 0.5f, 2, 2.5f);
    assertThat(features.select(new int[0]).rows()).isZero();
  }

  @Test
  void columnsLeftOutAreZero() {
    BitSet second = new BitSet();
    second.set(1);
    float[] target = new float[2];

    features.withoutColumns(second).copyRow(3, target, 0);

    assertThat(target).containsExactly(3, 0);
  }
}
