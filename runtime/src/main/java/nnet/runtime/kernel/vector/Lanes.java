package nnet.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors in use: the machine's preferred ones, or those of {@code nnet.vectorBits} (128, 256
 * or 512) bits. Results do not depend on it.
 */
public final class Lanes {
  public static final VectorSpecies<Float> SPECIES = choose();

  /** Floats of one vector. */
  public static final int COUNT = SPECIES.length();

  /**
   * Vectors of narrow tiles, at most 256 bits: these tiles are bound by reading A, and processors
   * that compute 512 bits in two halves read a number into each lane at half the rate.
   */
  public static final VectorSpecies<Float> NARROW =
      COUNT > FloatVector.SPECIES_256.length() ? FloatVector.SPECIES_256 : SPECIES;

  /** Floats of one of them. */
  public static final int NARROW_COUNT = NARROW.length();

  /**
   * 0, 1, 2, ... Which lanes are inside a row is asked of these: {@code indexInRange} answers with
   * one of several masks, which C2 makes an array of where it cannot tell which.
   */
  public static final FloatVector NUMBERS = FloatVector.zero(SPECIES).addIndex(1);

  private Lanes() {}

  private static VectorSpecies<Float> choose() {
    return switch (Integer.getInteger("nnet.vectorBits", 0)) {
      case 128 -> FloatVector.SPECIES_128;
      case 256 -> FloatVector.SPECIES_256;
      case 512 -> FloatVector.SPECIES_512;
      default -> preferred();
    };
  }

  /** Sums go round 16 lanes: wider vectors than those are not used. */
  private static VectorSpecies<Float> preferred() {
    VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
    return preferred.length() > 16 ? FloatVector.SPECIES_512 : preferred;
  }
}
