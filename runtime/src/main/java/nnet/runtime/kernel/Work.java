package nnet.runtime.kernel;

import nnet.runtime.parallel.Pool;

/** How many pieces independent work is cut into so that a piece is worth a thread's attention. */
public final class Work {
  /** Elements below which handing work to another thread costs more than it saves. */
  private static final int PIECE = 16_384;

  private Work() {}

  /** The number of pieces for {@code rows} rows of {@code width} elements each. */
  public static int slabs(int rows, int width) {
    long elements = (long) rows * width;
    return (int) Math.max(1, Math.min(Math.min(rows, 64), elements / PIECE));
  }

  /** How many examples to take at a time where each thread's cache has room for so many. */
  public static int examples(int each) {
    return each * Pool.threads();
  }

  /** The first row of a piece; the one after the last begins at the end. */
  public static int start(int rows, int width, int slab) {
    return (int) ((long) rows * slab / slabs(rows, width));
  }
}
