package nnet.examples.course;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Digits as on the display of a pocket calculator, of any size, place, slant and thickness: they
 * stand in for handwritten ones where those are not at hand.
 */
final class MadeDigits {
  /** From and to, in units of a segment's length, with x to the right and y down: a to g. */
  private static final double[][] SEGMENTS = {
    {0, 0, 1, 0}, {1, 0, 1, 1}, {1, 1, 1, 2}, {0, 2, 1, 2}, {0, 1, 0, 2}, {0, 0, 0, 1}, {0, 1, 1, 1}
  };

  private static final String[] LIT = {
    "abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg"
  };

  private final int side;
  private final int most;
  private final Random random;

  /**
   * @param side pixels from left to right
   * @param most the value of a pixel that is fully covered
   */
  MadeDigits(int side, int most, long seed) {
    this.side = side;
    this.most = most;
    this.random = new Random(seed);
  }

  /** Row by row; the digits come in turn. */
  int[] image(int digit) {
    double length = side * between(0.27, 0.34);
    double left = (side - length) / 2 + side * between(-0.06, 0.06);
    double top = (side - 2 * length) / 2 + side * between(-0.06, 0.06);
    double slant = between(-0.15, 0.3);
    double thickness = side * between(0.03, 0.07);
    int[] pixels = new int[side * side];
    for (int i = 0; i < pixels.length; i++) {
      int row = i / side;
      double y = (row + 0.5 - top) / length;
      double x = (i % side + 0.5 - left) / length + slant * (y - 1);
      double cover = thickness + 0.5 - length * distance(LIT[digit], x, y);
      pixels[i] = (int) Math.round(most * Math.clamp(cover, 0, 1));
    }
    return pixels;
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** To the nearest of the segments that are lit. */
  private static double distance(String lit, double x, double y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < lit.length(); i++) {
      double[] ends = SEGMENTS[lit.charAt(i) - 'a'];
      double across = x - Math.clamp(x, ends[0], ends[2]);
      double along = y - Math.clamp(y, ends[1], ends[3]);
      nearest = Math.min(nearest, Math.hypot(across, along));
    }
    return nearest;
  }

  /** An IDX file of so many images, as those of MNIST. */
  byte[] idxImages(int rows) {
    ByteBuffer file = ByteBuffer.allocate(16 + rows * side * side);
    file.putInt(0x0803).putInt(rows).putInt(side).putInt(side);
    for (int row = 0; row < rows; row++) {
      for (int pixel : image(row % 10)) {
        file.put((byte) pixel);
      }
    }
    return file.array();
  }

  static byte[] idxLabels(int rows) {
    ByteBuffer file = ByteBuffer.allocate(8 + rows);
    file.putInt(0x0801).putInt(rows);
    for (int row = 0; row < rows; row++) {
      file.put((byte) (row % 10));
    }
    return file.array();
  }

  /** A line for each image, its pixels and its label, as scikit-learn's digits. */
  byte[] csv(int rows) {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      for (int pixel : image(row % 10)) {
        lines.append(pixel).append(',');
      }
      lines.append(row % 10).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
