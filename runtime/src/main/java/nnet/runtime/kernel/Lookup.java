package nnet.runtime.kernel;

import java.util.Arrays;

/** Reading and writing by index: embeddings, labels, one-hot rows. */
final class Lookup {
  private Lookup() {}

  static void gather(
      float[] table,
      int to,
      int tables,
      int rows,
      int width,
      float[] indices,
      int io,
      float[] y,
      int yo,
      int count) {
    for (int t = 0; t < tables; t++) {
      for (int i = t * count; i < (t + 1) * count; i++) {
        int row = t * rows + index(indices[io + i], rows);
        System.arraycopy(table, to + row * width, y, yo + i * width, width);
      }
    }
  }

  static void scatterAdd(
      float[] dy,
      int dyo,
      float[] indices,
      int io,
      int count,
      float[] dtable,
      int to,
      int tables,
      int rows,
      int width) {
    for (int t = 0; t < tables; t++) {
      for (int i = t * count; i < (t + 1) * count; i++) {
        int target = to + (t * rows + index(indices[io + i], rows)) * width;
        int source = dyo + i * width;
        for (int j = 0; j < width; j++) {
          dtable[target + j] += dy[source + j];
        }
      }
    }
  }

  static void takeAlong(
      float[] x,
      int xo,
      float[] indices,
      int io,
      float[] y,
      int yo,
      int outer,
      int axis,
      int count,
      int inner) {
    for (int o = 0; o < outer; o++) {
      for (int k = 0; k < count * inner; k++) {
        int at = o * count * inner + k;
        y[yo + at] = x[xo + (o * axis + index(indices[io + at], axis)) * inner + k % inner];
      }
    }
  }

  static void scatterAlong(
      float[] x,
      int xo,
      float[] indices,
      int io,
      float[] y,
      int yo,
      int outer,
      int axis,
      int count,
      int inner) {
    Arrays.fill(y, yo, yo + outer * axis * inner, 0f);
    for (int o = 0; o < outer; o++) {
      for (int k = 0; k < count * inner; k++) {
        int at = o * count * inner + k;
        y[yo + (o * axis + index(indices[io + at], axis)) * inner + k % inner] += x[xo + at];
      }
    }
  }

  static void sequenceMask(float[] lengths, int lo, float[] y, int yo, int count, int places) {
    Arrays.fill(y, yo, yo + count * places, 0f);
    for (int i = 0; i < count; i++) {
      int from = yo + i * places;
      Arrays.fill(y, from, from + Math.clamp((int) lengths[lo + i], 0, places), 1f);
    }
  }

  static void oneHot(float[] indices, int io, float[] y, int yo, int count, int classes) {
    Arrays.fill(y, yo, yo + count * classes, 0f);
    for (int i = 0; i < count; i++) {
      y[yo + i * classes + index(indices[io + i], classes)] = 1f;
    }
  }

  private static int index(float value, int size) {
    int index = (int) value;
    if (index < 0 || index >= size || index != value) {
      throw new IllegalArgumentException(
          "index " + value + " is not a whole number from 0 to " + (size - 1));
    }
    return index;
  }
}
