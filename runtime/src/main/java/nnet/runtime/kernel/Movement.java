package nnet.runtime.kernel;

/** Moving elements between layouts. */
final class Movement {
  private Movement() {}

  static void transpose(float[] x, int xo, float[] y, int yo, int[] shape, int[] permutation) {
    int rank = shape.length;
    int[] xStrides = rowMajor(shape);
    int[] yShape = new int[rank];
    int[] source = new int[rank];
    for (int d = 0; d < rank; d++) {
      yShape[d] = shape[permutation[d]];
      source[d] = xStrides[permutation[d]];
    }
    copyStrided(x, xo, source, y, yo, rowMajor(yShape), yShape);
  }

  static void copyStrided(
      float[] x, int xo, int[] xStrides, float[] y, int yo, int[] yStrides, int[] shape) {
    if (isEmpty(shape)) {
      return;
    }
    copy(x, xo, xStrides, y, yo, yStrides, shape, 0);
  }

  static void addStrided(
      float[] x, int xo, int[] xStrides, float[] y, int yo, int[] yStrides, int[] shape) {
    if (isEmpty(shape)) {
      return;
    }
    add(x, xo, xStrides, y, yo, yStrides, shape, 0);
  }

  private static void copy(
      float[] x, int xo, int[] xStrides, float[] y, int yo, int[] yStrides, int[] shape, int axis) {
    if (axis == shape.length) {
      y[yo] = x[xo];
    } else if (axis == shape.length - 1) {
      copyRow(x, xo, xStrides[axis], y, yo, yStrides[axis], shape[axis]);
    } else {
      for (int i = 0; i < shape[axis]; i++) {
        copy(
            x,
            xo + i * xStrides[axis],
            xStrides,
            y,
            yo + i * yStrides[axis],
            yStrides,
            shape,
            axis + 1);
      }
    }
  }

  private static void copyRow(
      float[] x, int xo, int xStep, float[] y, int yo, int yStep, int count) {
    if (xStep == 1 && yStep == 1) {
      System.arraycopy(x, xo, y, yo, count);
    } else if (xStep == 0 && yStep == 1) {
      java.util.Arrays.fill(y, yo, yo + count, x[xo]);
    } else {
      for (int i = 0; i < count; i++) {
        y[yo + i * yStep] = x[xo + i * xStep];
      }
    }
  }

  private static void add(
      float[] x, int xo, int[] xStrides, float[] y, int yo, int[] yStrides, int[] shape, int axis) {
    if (axis == shape.length) {
      y[yo] += x[xo];
    } else if (axis == shape.length - 1) {
      addRow(x, xo, xStrides[axis], y, yo, yStrides[axis], shape[axis]);
    } else {
      for (int i = 0; i < shape[axis]; i++) {
        add(
            x,
            xo + i * xStrides[axis],
            xStrides,
            y,
            yo + i * yStrides[axis],
            yStrides,
            shape,
            axis + 1);
      }
    }
  }

  private static void addRow(
      float[] x, int xo, int xStep, float[] y, int yo, int yStep, int count) {
    if (xStep == 1 && yStep == 1) {
      for (int i = 0; i < count; i++) {
        y[yo + i] += x[xo + i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        y[yo + i * yStep] += x[xo + i * xStep];
      }
    }
  }

  private static int[] rowMajor(int[] shape) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= shape[d];
    }
    return strides;
  }

  private static boolean isEmpty(int[] shape) {
    for (int size : shape) {
      if (size == 0) {
        return true;
      }
    }
    return false;
  }
}
