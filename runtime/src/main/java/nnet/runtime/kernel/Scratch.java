package nnet.runtime.kernel;

import nnet.runtime.parallel.PerThread;

/**
 * Reusable memory of one thread, so that no kernel allocates once it is warm; its contents are what
 * the last user left. Memory of threads is made without lambdas, here and elsewhere on the way of a
 * first prediction: the first one of a process takes as long as all of its arithmetic.
 */
public final class Scratch {
  private static final PerThread<Scratch> MINE = new PerThread<>();

  /** What a piece of memory is for: users of different purposes never share. */
  public enum Purpose {
    /** What a prediction works in, between the kernels that it calls. */
    WORKSPACE,
    /** Packed or gathered left operand. */
    LEFT,
    /** Packed right operand. */
    RIGHT,
    /** The transposed result of a narrow product. */
    TURNED,
    /** Running sums. */
    SUMS,
    /** Sums of the blocks of a product's inner dimension. */
    BLOCK_SUMS,
    /** What is left of a row beyond whole groups of lanes. */
    REST,
    /** What the pixels of a pooling's window have left of its gradient. */
    WINDOW,
    /** A padded or gathered image. */
    IMAGE,
    /** An image of gradients, spread out by the stride. */
    SPREAD,
    /** Rearranged weights. */
    WEIGHTS,
    /** Weights, or their gradients, as tiles of pixels are multiplied by them. */
    TILE_WEIGHTS,
    /** Tiles of a convolution's input. */
    INPUT_TILES,
    /** Tiles of its output. */
    OUTPUT_TILES,
    /** Rows of the scores of attention. */
    SCORES,
    /** Rows of their gradients. */
    SCORE_GRADIENTS
  }

  private final float[][] floats = new float[Purpose.values().length][0];
  private float[][] rows = new float[0][0];
  private double[] matrix = new double[0];
  private double[] rightSide = new double[0];

  private Scratch() {}

  private static Scratch mine() {
    Scratch mine = MINE.find();
    if (mine == null) {
      mine = new Scratch();
      MINE.set(mine);
    }
    return mine;
  }

  /** At least {@code length} floats that belong to the calling thread. */
  public static float[] floats(Purpose purpose, int length) {
    float[][] mine = mine().floats;
    if (mine[purpose.ordinal()].length < length) {
      mine[purpose.ordinal()] = new float[Math.max(length, 256)];
    }
    return mine[purpose.ordinal()];
  }

  /** At least {@code length} doubles that belong to the calling thread. */
  static double[] matrix(int length) {
    Scratch mine = mine();
    mine.matrix = mine.matrix.length < length ? new double[length] : mine.matrix;
    return mine.matrix;
  }

  /** The same, for what stands on the right of a system of equations. */
  static double[] rightSide(int length) {
    Scratch mine = mine();
    mine.rightSide = mine.rightSide.length < length ? new double[length] : mine.rightSide;
    return mine.rightSide;
  }

  /**
   * At least {@code count} arrays of at least {@code length} floats that belong to the calling
   * thread.
   */
  static float[][] rows(int count, int length) {
    Scratch mine = mine();
    boolean large = mine.rows.length >= count && (count == 0 || mine.rows[0].length >= length);
    if (!large) {
      int width = mine.rows.length == 0 ? length : Math.max(length, mine.rows[0].length);
      mine.rows = new float[Math.max(count, mine.rows.length)][width];
    }
    return mine.rows;
  }
}
