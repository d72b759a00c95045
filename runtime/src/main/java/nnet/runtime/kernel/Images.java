package nnet.runtime.kernel;

import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * What is done to each image of a batch; threads share the images. Each thread has one, which it
 * uses again and again.
 */
public final class Images implements BlockTask {
  private static final PerThread<Images> MINE = new PerThread<>();

  private Image work = (shape, x, xo, y, yo, z, zo) -> {};
  private Pooling2d shape = Pooling2d.EMPTY;
  private float[] x = {};
  private int xo;
  private int xStep;
  private float[] y = {};
  private int yo;
  private int yStep;
  private float[] z = {};
  private int zo;
  private int zStep;

  private Images() {}

  /** Work on one image of each of three batches; all that it knows comes as arguments. */
  public interface Image {
    void run(Pooling2d shape, float[] x, int xo, float[] y, int yo, float[] z, int zo);
  }

  /** Runs it for all images; a step is how many floats a batch has for each. */
  public static void run(
      Image work,
      Pooling2d shape,
      int batch,
      float[] x,
      int xo,
      int xStep,
      float[] y,
      int yo,
      int yStep,
      float[] z,
      int zo,
      int zStep) {
    Images images = MINE.get(Images::new);
    images.work = work;
    images.shape = shape;
    images.x = x;
    images.xo = xo;
    images.xStep = xStep;
    images.y = y;
    images.yo = yo;
    images.yStep = yStep;
    images.z = z;
    images.zo = zo;
    images.zStep = zStep;
    Pool.run(batch, images);
  }

  @Override
  public void run(int image) {
    work.run(shape, x, xo + image * xStep, y, yo + image * yStep, z, zo + image * zStep);
  }
}
