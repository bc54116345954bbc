package dev.lacuna.toy.picture;

import java.awt.image.BufferedImage;

/** Paints a field in the colours of its probabilities, one pixel at a time. */
final class FieldImage {
  private FieldImage() {}

  static BufferedImage of(Field field, int side) {
    int[] colors = new int[side * side];
    for (int row = 0; row < side; row++) {
      double x2 = 1 - (row + 0.5) / side;
      for (int column = 0; column < side; column++) {
        colors[row * side + column] = ProbabilityColors.argb(field.at((column + 0.5) / side, x2));
      }
    }
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    image.getRaster().setDataElements(0, 0, side, side, colors); // the pixels as they are stored
    return image;
  }
}
