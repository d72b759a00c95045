package nnet.runtime.kernel.vector;

import nnet.runtime.parallel.PerThread;

/**
 * The left operand of a tile: where the products of one block of the inner dimension find their
 * elements of A. The inner dimension runs over segments; element {@code k} of a segment of row
 * {@code i} is {@code a[rows[i] + offset + k]} for row tiles and {@code a[offset + i + k * step]}
 * for column tiles. One for each thread, used again and again.
 */
final class TileInput {
  private static final PerThread<TileInput> MINE = new PerThread<>();

  float[] a = new float[0];
  int[] rows = new int[0];
  int[] offsets = new int[1];
  int[] lengths = new int[1];
  int segments;
  int step;

  /** How many rows lie evenly, and how far apart, since {@link #evenRows}. */
  private int evenCount;

  private int evenDistance;

  /** The calling thread's. */
  static TileInput mine() {
    return MINE.get(TileInput::new);
  }

  /** One segment. */
  void single(int offset, int length) {
    segments = 1;
    offsets[0] = offset;
    lengths[0] = length;
  }

  /** Rows that lie {@code distance} apart. */
  void evenRows(int count, int distance) {
    if (count > evenCount || distance != evenDistance) {
      reserveRows(count);
      for (int i = 0; i < count; i++) {
        rows[i] = i * distance;
      }
      evenCount = count;
      evenDistance = distance;
    }
  }

  /** Room for rows that lie wherever the caller says. */
  void reserveRows(int count) {
    evenCount = 0;
    if (rows.length < count) {
      rows = new int[Math.max(count, 128)];
    }
  }

  void reserveSegments(int count) {
    if (offsets.length < count) {
      offsets = new int[count];
      lengths = new int[count];
    }
  }

  /** Appends a segment, or lengthens the last one where it goes on without a gap. */
  void append(int offset, int length) {
    boolean goesOn = segments > 0 && offsets[segments - 1] + lengths[segments - 1] == offset;
    if (goesOn) {
      lengths[segments - 1] += length;
    } else {
      offsets[segments] = offset;
      lengths[segments] = length;
      segments++;
    }
  }
}
