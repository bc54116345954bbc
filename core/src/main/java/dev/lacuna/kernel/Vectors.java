package dev.lacuna.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The processor's vectors of floats. Methods are small enough to be always inlined: vectors must
 * not be handed to a method that is really called.
 */
final class Vectors {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();
  static final int SHIFT = Integer.numberOfTrailingZeros(LANES);
  static final float[] ZEROS = new float[LANES];

  private Vectors() {}

  static FloatVector load(float[] numbers, int at) {
    return FloatVector.fromArray(SPECIES, numbers, at);
  }

  static FloatVector spread(float number) {
    return FloatVector.broadcast(SPECIES, number);
  }

  static void put(float[] z, int at, FloatVector a, FloatVector b) {
    a.intoArray(z, at);
    b.intoArray(z, at + LANES);
  }
}
