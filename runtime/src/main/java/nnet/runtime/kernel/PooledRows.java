package nnet.runtime.kernel;

import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * The rows that pooling makes of a batch of images; threads share them, those of a single image as
 * well. Each thread has one, which it uses again and again.
 */
public final class PooledRows implements BlockTask {
  private static final PerThread<PooledRows> MINE = new PerThread<>();

  private Row work = (shape, x, image, row, y, yo) -> {};
  private Pooling2d shape = Pooling2d.EMPTY;
  private float[] x = {};
  private int xo;
  private float[] y = {};
  private int yo;
  private int rows;
  private int width;

  private PooledRows() {}

  /** Makes one row of one image; all that it knows comes as arguments. */
  public interface Row {
    void run(Pooling2d shape, float[] x, int image, int row, float[] y, int yo);
  }

  /** Runs it for all rows of all images. */
  public static void run(
      Row work, Pooling2d shape, int batch, float[] x, int xo, float[] y, int yo) {
    PooledRows pooled = MINE.get(PooledRows::new);
    pooled.work = work;
    pooled.shape = shape;
    pooled.x = x;
    pooled.xo = xo;
    pooled.y = y;
    pooled.yo = yo;
    pooled.rows = batch * shape.outputHeight();
    pooled.width = shape.inputSize() / Math.max(1, shape.outputHeight());
    Pool.run(Work.slabs(pooled.rows, pooled.width), pooled);
  }

  @Override
  public void run(int slab) {
    int size = shape.outputWidth() * shape.channels();
    int end = Work.start(rows, width, slab + 1);
    for (int row = Work.start(rows, width, slab); row < end; row++) {
      int image = xo + row / shape.outputHeight() * shape.inputSize();
      work.run(shape, x, image, row % shape.outputHeight(), y, yo + row * size);
    }
  }
}
