package nnet.runtime.kernel;

import nnet.runtime.parallel.PerThread;

/**
 * One line of numbers {@code stride} apart, and the places of them in their order: by heapsort
 * (Williams, 1964), which needs no room. Equal numbers stay in the order that they stand in; a NaN
 * counts as the largest. One for each thread, used again and again.
 */
final class SortedLine {
  private static final PerThread<SortedLine> MINE = new PerThread<>();

  private float[] x = {};
  private int xo;
  private float[] y = {};
  private int yo;
  private int stride;
  private boolean descending;

  private SortedLine() {}

  /** The thread's own. */
  static SortedLine mine() {
    return MINE.get(SortedLine::new);
  }

  void sort(float[] x, int xo, float[] y, int yo, int length, int stride, boolean descending) {
    this.x = x;
    this.xo = xo;
    this.y = y;
    this.yo = yo;
    this.stride = stride;
    this.descending = descending;
    for (int k = 0; k < length; k++) {
      y[yo + k * stride] = k;
    }
    for (int root = length / 2 - 1; root >= 0; root--) {
      sink(root, length);
    }
    for (int end = length - 1; end > 0; end--) {
      swap(0, end);
      sink(0, end);
    }
  }

  private void sink(int root, int end) {
    int at = root;
    while (2 * at + 1 < end) {
      int child = 2 * at + 1;
      if (child + 1 < end && isBefore(child, child + 1)) {
        child++;
      }
      if (!isBefore(at, child)) {
        return;
      }
      swap(at, child);
      at = child;
    }
  }

  private boolean isBefore(int left, int right) {
    int a = place(left);
    int b = place(right);
    int order = compare(x[xo + a * stride], x[xo + b * stride]);
    return order == 0 ? a < b : descending ? order > 0 : order < 0;
  }

  private static int compare(float a, float b) {
    if (a < b) {
      return -1;
    }
    return a > b ? 1 : Boolean.compare(Float.isNaN(a), Float.isNaN(b));
  }

  private int place(int k) {
    return (int) y[yo + k * stride];
  }

  private void swap(int left, int right) {
    float place = y[yo + left * stride];
    y[yo + left * stride] = y[yo + right * stride];
    y[yo + right * stride] = place;
  }
}
