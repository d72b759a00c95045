package nnet.runtime.data;

import java.util.List;

/**
 * Changes the size of an image by a triangular filter that is as wide as the pixels of the smaller
 * image, as Pillow's bilinear filter does: shrinking takes all pixels into account.
 */
record Resampling(List<float[]> planes, int height, int width) {

  List<float[]> to(int newHeight, int newWidth) {
    if (newHeight == height && newWidth == width) {
      return planes;
    }
    double[][] down = weights(height, newHeight);
    double[][] across = weights(width, newWidth);
    return planes.stream().map(plane -> resized(plane, down, across)).toList();
  }

  private float[] resized(float[] plane, double[][] down, double[][] across) {
    float[] narrow = new float[height * across.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < across.length; x++) {
        narrow[y * across.length + x] = sum(plane, y * width, 1, across[x]);
      }
    }
    float[] result = new float[down.length * across.length];
    for (int y = 0; y < down.length; y++) {
      for (int x = 0; x < across.length; x++) {
        result[y * across.length + x] = sum(narrow, x, across.length, down[y]);
      }
    }
    return result;
  }

  /** The first weight is the place of the first pixel. */
  private static float sum(float[] values, int from, int step, double[] weights) {
    int first = (int) weights[0];
    double sum = 0;
    for (int i = 1; i < weights.length; i++) {
      sum += weights[i] * values[from + (first + i - 1) * step];
    }
    return (float) sum;
  }

  private static double[][] weights(int size, int newSize) {
    double scale = (double) size / newSize;
    double reach = Math.max(1, scale);
    double[][] all = new double[newSize][];
    for (int i = 0; i < newSize; i++) {
      double centre = (i + 0.5) * scale;
      int first = Math.max(0, (int) Math.floor(centre - reach + 0.5));
      int end = Math.min(size, (int) Math.floor(centre + reach + 0.5));
      double[] weights = new double[1 + end - first];
      weights[0] = first;
      double total = 0;
      for (int j = first; j < end; j++) {
        weights[1 + j - first] = Math.max(0, 1 - Math.abs(j + 0.5 - centre) / reach);
        total += weights[1 + j - first];
      }
      for (int j = 1; j < weights.length; j++) {
        weights[j] /= total;
      }
      all[i] = weights;
    }
    return all;
  }
}
