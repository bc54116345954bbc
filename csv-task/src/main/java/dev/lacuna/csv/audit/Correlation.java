package dev.lacuna.csv.audit;

/**
 * Pearson's correlation of pairs, updated pair by pair (Welford, Note on a method for calculating
 * corrected sums of squares and products, 1962), so that large numbers lose no digits.
 */
final class Correlation {
  private int count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;

  void add(double x, double y) {
    count++;
    double fromX = x - meanX;
    double fromY = y - meanY;
    meanX += fromX / count;
    meanY += fromY / count;
    squaresX += fromX * (x - meanX);
    squaresY += fromY * (y - meanY);
    products += fromX * (y - meanY);
  }

  int count() {
    return count;
  }

  /** Returns the correlation, or 0 where one of both never varies. */
  double pearson() {
    return squaresX > 0 && squaresY > 0 ? products / Math.sqrt(squaresX * squaresY) : 0;
  }
}
