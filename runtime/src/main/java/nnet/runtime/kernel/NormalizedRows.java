package nnet.runtime.kernel;

import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * What is done to each row that is normalized, or to its gradient; threads share the rows. Each
 * thread has one, which it uses again and again.
 */
public final class NormalizedRows implements BlockTask {
  private static final PerThread<NormalizedRows> MINE = new PerThread<>();

  private Row work;
  private float[] x = {};
  private int xo;
  private float[] dy = {};
  private int dyo;
  private float[] y = {};
  private int yo;
  private int rows;
  private int width;
  private float epsilon;

  private NormalizedRows(Row work) {
    this.work = work;
  }

  /** Work on one row, with 16 lanes for its sums. */
  public interface Row {
    void run(
        float[] x,
        int xo,
        float[] dy,
        int dyo,
        float[] y,
        int yo,
        int width,
        float epsilon,
        float[] lanes);
  }

  /** Runs it for all rows; where there is no gradient, {@code dy} is not read. */
  public static void run(
      Row work,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] y,
      int yo,
      int rows,
      int width,
      float epsilon) {
    NormalizedRows mine = MINE.find();
    if (mine == null) {
      mine = new NormalizedRows(work);
      MINE.set(mine);
    }
    mine.work = work;
    mine.x = x;
    mine.xo = xo;
    mine.dy = dy;
    mine.dyo = dyo;
    mine.y = y;
    mine.yo = yo;
    mine.rows = rows;
    mine.width = width;
    mine.epsilon = epsilon;
    Pool.run(Work.slabs(rows, width), mine);
  }

  @Override
  public void run(int slab) {
    float[] lanes = Scratch.floats(Scratch.Purpose.SUMS, AxisSum.LANES);
    int end = Work.start(rows, width, slab + 1);
    for (int row = Work.start(rows, width, slab); row < end; row++) {
      int at = row * width;
      work.run(x, xo + at, dy, dyo + at, y, yo + at, width, epsilon, lanes);
    }
  }
}
