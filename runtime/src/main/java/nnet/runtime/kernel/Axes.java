package nnet.runtime.kernel;

import java.util.Arrays;
import nnet.runtime.parallel.PerThread;

/**
 * What a strided copy goes along, outermost first: of each axis its length and how far apart its
 * elements are in the source and in the target. A step of 0 in the source repeats. Each thread has
 * one, which it uses again and again.
 */
public final class Axes {
  private static final PerThread<Axes> MINE = new PerThread<>();

  private int[] lengths = new int[8];
  private int[] sourceSteps = new int[8];
  private int[] targetSteps = new int[8];
  private int count;
  private boolean empty;

  private Axes() {}

  /** The thread's own, with this axis alone. */
  public static Axes of(int length, int sourceStep, int targetStep) {
    Axes axes = MINE.get(Axes::new);
    axes.count = 0;
    axes.empty = false;
    return axes.and(length, sourceStep, targetStep);
  }

  /** One more axis within; where it goes on as the one around it does, both are one. */
  public Axes and(int length, int sourceStep, int targetStep) {
    empty |= length == 0;
    if (length == 1) {
      return this;
    }
    int last = count - 1;
    if (last >= 0
        && sourceSteps[last] == length * sourceStep
        && targetSteps[last] == length * targetStep) {
      put(last, lengths[last] * length, sourceStep, targetStep);
    } else {
      if (count == lengths.length) {
        grow();
      }
      put(count, length, sourceStep, targetStep);
      count++;
    }
    return this;
  }

  private void put(int axis, int length, int sourceStep, int targetStep) {
    lengths[axis] = length;
    sourceSteps[axis] = sourceStep;
    targetSteps[axis] = targetStep;
  }

  private void grow() {
    lengths = Arrays.copyOf(lengths, 2 * count);
    sourceSteps = Arrays.copyOf(sourceSteps, 2 * count);
    targetSteps = Arrays.copyOf(targetSteps, 2 * count);
  }

  /** Copies every element. */
  void copy(float[] x, int xo, float[] y, int yo) {
    if (!empty) {
      copy(x, xo, y, yo, 0);
    }
  }

  private void copy(float[] x, int xo, float[] y, int yo, int axis) {
    if (axis == count) {
      y[yo] = x[xo];
    } else if (axis == count - 1) {
      copyRow(x, xo, sourceSteps[axis], y, yo, targetSteps[axis], lengths[axis]);
    } else {
      for (int i = 0; i < lengths[axis]; i++) {
        copy(x, xo + i * sourceSteps[axis], y, yo + i * targetSteps[axis], axis + 1);
      }
    }
  }

  private static void copyRow(
      float[] x, int xo, int xStep, float[] y, int yo, int yStep, int count) {
    if (xStep == 1 && yStep == 1) {
      System.arraycopy(x, xo, y, yo, count);
    } else if (xStep == 0 && yStep == 1) {
      Arrays.fill(y, yo, yo + count, x[xo]);
    } else {
      for (int i = 0; i < count; i++) {
        y[yo + i * yStep] = x[xo + i * xStep];
      }
    }
  }
}
