package nnet.compiler.plan;

import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.kernel.CacheLine;

/**
 * Hands out ranges of one arena, lowest first, and takes them back. Those of a line of the cache
 * and more begin on one.
 */
final class Space {
  private final TreeMap<Integer, Integer> taken = new TreeMap<>();
  private int high;

  /** The offset of a free range. */
  int take(int size) {
    if (size == 0) {
      return 0;
    }
    int unit = size < CacheLine.FLOATS ? 1 : CacheLine.FLOATS;
    int offset = 0;
    for (Map.Entry<Integer, Integer> range : taken.entrySet()) {
      if (range.getKey() - offset >= size) {
        break;
      }
      offset = Math.ceilDiv(range.getKey() + range.getValue(), unit) * unit;
    }
    taken.put(offset, size);
    high = Math.max(high, Floats.sum(offset, size, Size.WHAT));
    return offset;
  }

  void release(int offset, int size) {
    if (size > 0) {
      taken.remove(offset);
    }
  }

  /** The most that was ever taken. */
  int high() {
    return high;
  }
}
