package nnet.runtime.kernel;

/**
 * How a long accumulation is cut: {@code count} blocks of nearly equal length. Each block is summed
 * by itself and the blocks are added in order, which keeps rounding small and depends on shapes
 * alone.
 */
public record Blocks(int length, int count) {
  /** Longest block of a chain of products. */
  private static final int LONGEST = 256;

  /** Blocks of the inner dimension of a matrix product. */
  public static Blocks inner(int k) {
    return atMost(k, LONGEST);
  }

  /**
   * Blocks of a convolution's taps: as many taps as give at most 256 products, but at least one.
   */
  public static Blocks taps(Convolution2d shape) {
    return atMost(shape.taps(), Math.max(1, LONGEST / Math.max(1, shape.groupChannels())));
  }

  /**
   * Blocks of the output rows of all images: as many rows as give at most 256 products, but at
   * least one.
   */
  public static Blocks outputRows(Convolution2d shape, int batch) {
    return atMost(
        batch * shape.outputHeight(), Math.max(1, LONGEST / Math.max(1, shape.outputWidth())));
  }

  /** The fewest blocks of at most {@code longest}; at least one, which may be empty. */
  public static Blocks atMost(int length, int longest) {
    return new Blocks(length, Math.max(1, Math.ceilDiv(length, longest)));
  }

  /** Where a block begins; block {@code count} begins at the end. */
  public int start(int block) {
    return (int) ((long) length * block / count);
  }

  /** The length of the longest block. */
  public int longest() {
    return Math.ceilDiv(length, count);
  }
}
