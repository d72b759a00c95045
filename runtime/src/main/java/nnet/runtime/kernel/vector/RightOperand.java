package nnet.runtime.kernel.vector;

import java.util.Arrays;
import nnet.runtime.kernel.CacheLine;
import nnet.runtime.kernel.Scratch;
import nnet.runtime.parallel.BlockTask;
import nnet.runtime.parallel.Pool;

/**
 * One block of a product's right operand as panels of two vectors' width; the last panel may be
 * some narrow vectors wide, of which some columns hang over. Panels may stay where they are, or are
 * copied. One may be set again and again.
 */
final class RightOperand implements BlockTask {
  /** Floats of an operand up to which copying it may gain nothing: a megabyte. */
  private static final int SMALL = 262_144;

  /** Rows of A that read an operand, below which copying it costs more than it saves. */
  private static final int FEW_REUSES = 16;

  /** Rows of A that read an operand, from which copying it costs next to nothing. */
  private static final int MANY_REUSES = 192;

  /** Floats between lines that compete for the same place in the first cache. */
  private static final int COMPETING = 1024;

  /** Floats between rows whose part of a panel competes for the same eighth of it. */
  private static final int CROWDED = 256;

  /** Floats of panels that stay in the second-level cache together: half a megabyte. */
  private static final int CACHED = 131_072;

  private static final int WIDTH = 2 * Lanes.COUNT;
  private static final int NARROW = Lanes.NARROW_COUNT;

  private float[] source = {};
  private int sourceStart;
  private int rowStep;
  private int columnStep;
  private int k;
  private int n;
  private float[] packed = {};
  private int packedStart;

  /** Whether the whole panels stay where they are, and the rest as well. */
  private boolean inPlace;

  private boolean restInPlace;

  /**
   * Element {@code (k, j)} is {@code source[start + k * rowStep + j * columnStep]}; {@code reuses}
   * says how many rows read it.
   */
  void set(float[] source, int start, int rowStep, int columnStep, int k, int n, int reuses) {
    describe(source, start, rowStep, columnStep, k, n, reuses);
    if (!restInPlace) {
      pack(packed(size(k, n)), 0);
    }
  }

  /**
   * As above; what has to be copied has {@link #size} floats of {@link #packed} memory, from {@code
   * to} of them on.
   */
  void set(
      float[] source,
      int start,
      int rowStep,
      int columnStep,
      int k,
      int n,
      int reuses,
      float[] packed,
      int to) {
    describe(source, start, rowStep, columnStep, k, n, reuses);
    if (!restInPlace) {
      pack(packed, to);
    }
  }

  private void describe(
      float[] source, int start, int rowStep, int columnStep, int k, int n, int reuses) {
    this.source = source;
    this.sourceStart = start;
    this.rowStep = rowStep;
    this.columnStep = columnStep;
    this.k = k;
    this.n = n;
    inPlace = columnStep == 1 && (reuses < FEW_REUSES || gainsNothing(rowStep, k, n, reuses));
    // What hangs over the right edge is read, too, and not used, where the array does not end.
    int end = start + (k - 1) * rowStep + wholePanels() * WIDTH + restWidth();
    restInPlace = inPlace && end <= source.length;
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

  /** The calling thread's memory for so many floats, which begin on a line of the cache. */
  static float[] packed(int size) {
    return Scratch.floats(Scratch.Purpose.RIGHT, CacheLine.FIRST + size);
  }

  /** Floats of a packed operand. */
  static int size(int k, int n) {
    return Math.ceilDiv(n, WIDTH) * WIDTH * k;
  }

  int panels() {
    return Math.ceilDiv(n, WIDTH);
  }

  /** Panels of two vectors' width: all, or all but the last. */
  int wholePanels() {
    return n / WIDTH;
  }

  /** Whole panels that are read where they are. */
  int panelsInPlace() {
    return inPlace ? wholePanels() : 0;
  }

  /** Where the whole panels are. */
  float[] array() {
    return inPlace ? source : packed;
  }

  /** Where a whole panel begins there. */
  int start(int panel) {
    return (inPlace ? sourceStart : packedStart) + panel * panelDistance();
  }

  /** From a whole panel to the next one. */
  int panelDistance() {
    return inPlace ? WIDTH : k * WIDTH;
  }

  /** From a row of a whole panel to the next one. */
  int step() {
    return inPlace ? rowStep : WIDTH;
  }

  /** Columns of what is left beside the whole panels; may be none. */
  int restColumns() {
    return n % WIDTH;
  }

  /** The same with the columns that hang over. */
  int restWidth() {
    int columns = restColumns();
    return columns > Lanes.COUNT ? WIDTH : Math.ceilDiv(columns, NARROW) * NARROW;
  }

  float[] restArray() {
    return restInPlace ? source : packed;
  }

  int restStart() {
    if (restInPlace) {
      return sourceStart + wholePanels() * WIDTH;
    }
    return inPlace ? packedStart : packedStart + wholePanels() * k * WIDTH;
  }

  int restStep() {
    return restInPlace ? rowStep : restWidth();
  }

  private void pack(float[] packed, int to) {
    this.packed = packed;
    packedStart = CacheLine.FIRST + to;
    if (inPlace) {
      copyRest();
    } else {
      Pool.run(pieces(), this);
    }
  }

  private int pieces() {
    return Math.max(1, (int) Math.min(panels(), (long) k * n / 8192));
  }

  /** Copies some of the panels. */
  @Override
  public void run(int piece) {
    int end = panels() * (piece + 1) / pieces();
    for (int panel = panels() * piece / pieces(); panel < end; panel++) {
      if (panel < wholePanels()) {
        copy(panel, WIDTH, start(panel), WIDTH);
      } else {
        copyRest();
      }
    }
  }

  private void copyRest() {
    copy(wholePanels(), restColumns(), restStart(), restWidth());
  }

  private void copy(int panel, int columns, int to, int width) {
    int from = sourceStart + panel * WIDTH * columnStep;
    if (columnStep == 1) {
      RowCopy.copy(source, from, rowStep, k, columns, packed, to, width);
    } else {
      Turned.copy(source, from, columnStep, columns, k, packed, to, width);
    }
  }
}
