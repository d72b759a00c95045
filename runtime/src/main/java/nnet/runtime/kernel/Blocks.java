package nnet.runtime.kernel;

/**
 * How a long accumulation is cut: {@code count} blocks of nearly equal length. Each block is summed
 * by itself and the blocks are added in order, which keeps rounding small and depends on shapes
 * alone. Whoever cuts often keeps one and cuts anew.
 */
public final class Blocks {
  /** Longest block of a chain of products. */
  private static final int LONGEST = 256;

  private int length;
  private int count = 1;

  /** Blocks of the inner dimension of a matrix product. */
  public Blocks inner(int k) {
    return atMost(k, LONGEST);
  }

  /**
   * Blocks of a convolution's taps: as many taps as give at most 256 products, but at least one.
   */
  public Blocks taps(Convolution2d shape) {
    return atMost(shape.taps(), Math.max(1, LONGEST / Math.max(1, shape.groupChannels())));
  }

  /**
   * Blocks of the output rows of all images: as many rows as give at most 256 products, but at
   * least one.
   */
  public Blocks outputRows(Convolution2d shape, int batch) {
    return atMost(
        batch * shape.outputHeight(), Math.max(1, LONGEST / Math.max(1, shape.outputWidth())));
  }

  /** The fewest blocks of at most {@code longest}; at least one, which may be empty. */
  public Blocks atMost(int length, int longest) {
    this.length = length;
    count = count(length, longest);
    return this;
  }

  /** So many blocks. */
  public Blocks inParts(int length, int count) {
    this.length = length;
    this.count = count;
    return this;
  }

  /** The number of blocks of {@link #atMost}. */
  static int count(int length, int longest) {
    return Math.max(1, Math.ceilDiv(length, longest));
  }

  /** Where a block of so many begins. */
  static int start(int length, int count, int block) {
    return count == 1 ? length * block : (int) ((long) length * block / count);
  }

  public int count() {
    return count;
  }

  /** Where a block begins; block {@code count} begins at the end. */
  public int start(int block) {
    return start(length, count, block);
  }
}
