package nnet.runtime.kernel.vector;

import java.util.Arrays;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.Pool;

/**
 * One block of a product's right operand as panels of two vectors' width; the last panel may be
 * some narrow vectors wide. Panels that are whole may stay where they are; others are copied,
 * filled up with zeros. One may be set again and again.
 */
final class RightOperand implements BlockTask {
  /** Floats of an operand up to which copying it may gain nothing: a megabyte. */
  private static final int SMALL = 262_144;

  /** Rows of A that read an operand, below which copying it costs more than it saves. */
  private static final int FEW_REUSES = 16;

  /** Rows of A that read an operand, from which copying it costs nothing. */
  private static final int MANY_REUSES = 1024;

  /** Floats between lines that compete for the same place in the first cache. */
  private static final int COMPETING = 1024;

  /** Floats between lines that compete for the same eighth of it. */
  private static final int CROWDED = 128;

  /** Floats of panels that stay in the second-level cache together: half a megabyte. */
  private static final int CACHED = 131_072;

  private static final int WIDTH = 2 * Lanes.COUNT;

  private float[] source = {};
  private int sourceStart;
  private int rowStep;
  private int columnStep;
  private int k;
  private int n;
  private float[] packed = {};
  private int packedStart;
  private boolean inPlace;

  /**
   * Element {@code (k, j)} is {@code source[start + k * rowStep + j * columnStep]}; {@code reuses}
   * says how many rows read it.
   */
  void set(float[] source, int start, int rowStep, int columnStep, int k, int n, int reuses) {
    float[] packed = Scratch.floats(Scratch.Purpose.RIGHT, size(k, n));
    set(source, start, rowStep, columnStep, k, n, reuses, packed, 0);
  }

  /** As above, with memory of {@link #size} floats for what has to be copied. */
  void set(
      float[] source,
      int start,
      int rowStep,
      int columnStep,
      int k,
      int n,
      int reuses,
      float[] packed,
      int packedStart) {
    this.source = source;
    this.sourceStart = start;
    this.rowStep = rowStep;
    this.columnStep = columnStep;
    this.k = k;
    this.n = n;
    this.packed = packed;
    this.packedStart = packedStart;
    inPlace = columnStep == 1 && (reuses < FEW_REUSES || gainsNothing(rowStep, k, n, reuses));
    pack();
  }

  /** Operands for as many groups or blocks, of which the first are kept. */
  static RightOperand[] atLeast(int count, RightOperand[] known) {
    if (known.length >= count) {
      return known;
    }
    RightOperand[] more = Arrays.copyOf(known, count);
    for (int i = known.length; i < count; i++) {
      more[i] = new RightOperand();
    }
    return more;
  }

  /**
   * Small operands stay in the cache anyway, unless their rows compete for the same lines of it.
   */
  private static boolean gainsNothing(int rowStep, int k, int n, int reuses) {
    int distance = reuses < MANY_REUSES ? COMPETING : CROWDED;
    return (long) k * n <= SMALL && (rowStep % distance != 0 || k < COMPETING / 16);
  }

  /** How many panels stay in the second-level cache together. */
  int panelsAtOnce() {
    return Math.max(1, CACHED / (k * WIDTH));
  }

  /** Floats of a packed operand. */
  static int size(int k, int n) {
    return Math.ceilDiv(n, WIDTH) * WIDTH * k;
  }

  int panels() {
    return Math.ceilDiv(n, WIDTH);
  }

  /** Columns of a panel that are C's. */
  int columns(int panel) {
    return Math.min(WIDTH, n - panel * WIDTH);
  }

  boolean isNarrow(int panel) {
    return columns(panel) <= Lanes.COUNT;
  }

  boolean isWhole(int panel) {
    return columns(panel) == width(panel);
  }

  /**
   * What hangs over the right edge is read too, and not used, where the array does not end before.
   */
  private boolean stays(int panel) {
    int end = sourceStart + (k - 1) * rowStep + panel * WIDTH + width(panel);
    return inPlace && end <= source.length;
  }

  /**
   * Whether all panels before {@code end} stay where they are and are whole, and {@code end} is not
   * beyond {@code limit}.
   */
  boolean staysUpTo(int end, int limit) {
    return end <= limit && columns(end - 1) == WIDTH && stays(end - 1);
  }

  /** Columns of a panel with those that hang over. */
  int width(int panel) {
    int narrow = Lanes.NARROW_COUNT;
    return isNarrow(panel) ? Math.ceilDiv(columns(panel), narrow) * narrow : WIDTH;
  }

  float[] array(int panel) {
    return stays(panel) ? source : packed;
  }

  int start(int panel) {
    if (stays(panel)) {
      return sourceStart + panel * WIDTH;
    }
    return inPlace ? packedStart : packedStart + panel * k * WIDTH;
  }

  int step(int panel) {
    if (stays(panel)) {
      return rowStep;
    }
    return width(panel);
  }

  private void pack() {
    if (inPlace) {
      if (!stays(panels() - 1)) {
        pack(panels() - 1);
      }
      return;
    }
    Pool.run(pieces(), this);
  }

  private int pieces() {
    return Math.max(1, (int) Math.min(panels(), (long) k * n / 8192));
  }

  /** Copies some of the panels. */
  @Override
  public void run(int piece) {
    int end = panels() * (piece + 1) / pieces();
    for (int panel = panels() * piece / pieces(); panel < end; panel++) {
      pack(panel);
    }
  }

  private void pack(int panel) {
    int columns = columns(panel);
    int width = step(panel);
    int from = sourceStart + panel * WIDTH * columnStep;
    int to = start(panel);
    if (columnStep == 1) {
      for (int row = 0; row < k; row++) {
        System.arraycopy(source, from + row * rowStep, packed, to + row * width, columns);
      }
    } else {
      Turned.copy(source, from, columnStep, columns, k, packed, to, width);
    }
    for (int end = to + k * width; columns < width && to < end; to += width) {
      Arrays.fill(packed, to + columns, to + width, 0f);
    }
  }
}
