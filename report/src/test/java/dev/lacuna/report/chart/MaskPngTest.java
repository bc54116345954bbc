package dev.lacuna.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MaskPngTest {
  @Property(tries = 60)
  void anObservedCellIsAPixelAndAMissingOneIsSeenThrough(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int rows,
      @ForAll @IntRange(min = 1, max = 40) int columns)
      throws IOException {
    List<BitSet> mask = mask(seed, rows, columns);

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(MaskPng.of(mask, columns)));

    assertThat(image.getWidth()).isEqualTo(columns);
    assertThat(image.getHeight()).isEqualTo(rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int opacity = image.getRGB(column, row) >>> 24;
        assertThat(opacity).isEqualTo(mask.get(row).get(column) ? 255 : 0);
      }
    }
  }

  private static List<BitSet> mask(long seed, int rows, int columns) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BitSet> mask = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      BitSet observed = new BitSet();
      for (int column = 0; column < columns; column++) {
        observed.set(column, random.nextBoolean());
      }
      mask.add(observed);
    }
    return mask;
  }
}
