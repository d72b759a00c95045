package nnet.runtime.kernel;

import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.PerThread;
import nnet.runtime.parallel.Pool;

/**
 * What is done to each slice {@code [axis, inner]} of tensors {@code [outer, axis, inner]}; threads
 * share the slices. Each thread has one, which it uses again and again.
 */
public final class Slices implements BlockTask {
  private static final PerThread<Slices> MINE = new PerThread<>();

  private Slice work;
  private float[] x = {};
  private int xo;
  private int xStep;
  private float[] y = {};
  private int yo;
  private int yStep;
  private float[] z = {};
  private int zo;
  private int zStep;
  private int outer;
  private int axis;
  private int inner;

  private Slices(Slice work) {
    this.work = work;
  }

  /** Work on one slice of each of three tensors; all that it knows comes as arguments. */
  public interface Slice {
    void run(float[] x, int xo, float[] y, int yo, float[] z, int zo, int axis, int inner);
  }

  /** Runs it for all slices; a step is how many floats a tensor has for each. */
  public static void run(
      Slice work,
      float[] x,
      int xo,
      int xStep,
      float[] y,
      int yo,
      int yStep,
      float[] z,
      int zo,
      int zStep,
      int outer,
      int axis,
      int inner) {
    Slices slices = MINE.find();
    if (slices == null) {
      slices = new Slices(work);
      MINE.set(slices);
    }
    slices.work = work;
    slices.x = x;
    slices.xo = xo;
    slices.xStep = xStep;
    slices.y = y;
    slices.yo = yo;
    slices.yStep = yStep;
    slices.z = z;
    slices.zo = zo;
    slices.zStep = zStep;
    slices.outer = outer;
    slices.axis = axis;
    slices.inner = inner;
    Pool.run(Work.slabs(outer, axis * inner), slices);
  }

  /** The same for two tensors. */
  public static void run(
      Slice work,
      float[] x,
      int xo,
      int xStep,
      float[] y,
      int yo,
      int yStep,
      int outer,
      int axis,
      int inner) {
    run(work, x, xo, xStep, y, yo, yStep, y, yo, 0, outer, axis, inner);
  }

  @Override
  public void run(int slab) {
    int end = Work.start(outer, axis * inner, slab + 1);
    for (int o = Work.start(outer, axis * inner, slab); o < end; o++) {
      work.run(x, xo + o * xStep, y, yo + o * yStep, z, zo + o * zStep, axis, inner);
    }
  }
}
