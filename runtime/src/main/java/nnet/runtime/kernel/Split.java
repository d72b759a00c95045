package nnet.runtime.kernel;

import nnet.runtime.parallel.Pool;

/**
 * Splits elementwise loops over threads, where there is enough to do; results do not depend on it.
 */
public final class Split {
  /** Floats of the widest vector. */
  private static final int VECTOR = 16;

  private Split() {}

  /** A loop over some of its rows. */
  @FunctionalInterface
  public interface Loop {
    void run(int from, int to);
  }

  /** Runs a loop over {@code rows} rows of {@code width} elements each. */
  public static void run(int rows, int width, Loop loop) {
    int slabs = rows == 0 ? 0 : Work.slabs(rows, width);
    if (slabs == 1) {
      loop.run(0, rows);
    } else if (slabs > 1) {
      Pool.run(slabs, slab -> loop.run(start(rows, width, slab), start(rows, width, slab + 1)));
    }
  }

  /** Where a piece begins: single elements are cut into whole vectors. */
  private static int start(int rows, int width, int slab) {
    int start = Work.start(rows, width, slab);
    return width == 1 && start < rows ? start / VECTOR * VECTOR : start;
  }

  /** {@code y[0..count) += x[0..count)}. */
  public static void accumulate(float[] x, int xo, float[] y, int yo, int count) {
    run(
        count,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            y[yo + i] += x[xo + i];
          }
        });
  }
}
