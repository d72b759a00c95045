package nnet.runtime.kernel;

/**
 * The order of sums over the middle axis of {@code [outer, axis, inner]}. With {@code inner = 1}
 * the elements of a block of 4096 go round 16 lanes, each lane adding its own in order from zero;
 * then lane {@code l} takes lane {@code l + 8}, then {@code l + 4}, {@code l + 2}, {@code l + 1}.
 * Otherwise each column adds the elements of a block of 256 in order from zero. Blocks (see {@link
 * Blocks#atMost}) are then added in order.
 */
public final class AxisSum {
  /** Lanes that a contiguous sum goes round. */
  public static final int LANES = 16;

  /** Longest block of a contiguous sum. */
  public static final int CONTIGUOUS = 4096;

  /** Longest block of a column. */
  public static final int COLUMN = 256;

  private AxisSum() {}

  /** The sum of 16 lanes: halves are added onto each other. */
  public static float ofLanes(float[] lanes) {
    return ofLanes(lanes, 0, 1);
  }

  /** The same for lanes that lie {@code step} apart. */
  public static float ofLanes(float[] lanes, int start, int step) {
    float even = ofFour(lanes, start, step) + ofFour(lanes, start + 2 * step, step);
    float odd = ofFour(lanes, start + step, step) + ofFour(lanes, start + 3 * step, step);
    return even + odd;
  }

  /** The sum of every fourth lane. */
  private static float ofFour(float[] lanes, int first, int step) {
    float low = lanes[first] + lanes[first + 8 * step];
    return low + (lanes[first + 4 * step] + lanes[first + 12 * step]);
  }

  static float contiguous(float[] x, int start, int length, float[] lanes) {
    int blocks = Blocks.count(length, CONTIGUOUS);
    int from = Blocks.start(length, blocks, 1);
    float sum = blockSum(x, start, start + from, lanes);
    for (int block = 1; block < blocks; block++) {
      int to = Blocks.start(length, blocks, block + 1);
      sum += blockSum(x, start + from, start + to, lanes);
      from = to;
    }
    return sum;
  }

  private static float blockSum(float[] x, int from, int to, float[] lanes) {
    java.util.Arrays.fill(lanes, 0, LANES, 0f);
    int at = from;
    for (; at + LANES <= to; at += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        lanes[lane] += x[at + lane];
      }
    }
    for (int lane = 0; at + lane < to; lane++) {
      lanes[lane] += x[at + lane];
    }
    return ofLanes(lanes);
  }

  static void column(float[] x, int xo, float[] y, int yo, int axis, int inner) {
    float[] sums = Scratch.floats(Scratch.Purpose.SUMS, inner);
    int blocks = Blocks.count(axis, COLUMN);
    for (int block = 0; block < blocks; block++) {
      java.util.Arrays.fill(sums, 0, inner, 0f);
      int end = Blocks.start(axis, blocks, block + 1);
      for (int a = Blocks.start(axis, blocks, block); a < end; a++) {
        for (int i = 0; i < inner; i++) {
          sums[i] += x[xo + a * inner + i];
        }
      }
      for (int i = 0; i < inner; i++) {
        y[yo + i] = block == 0 ? sums[i] : y[yo + i] + sums[i];
      }
    }
  }
}
