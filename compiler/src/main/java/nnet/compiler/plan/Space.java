package nnet.compiler.plan;

import java.util.Map;
import java.util.TreeMap;

/** Hands out ranges of one arena, lowest first, and takes them back. */
final class Space {
  private final TreeMap<Integer, Integer> taken = new TreeMap<>();
  private int high;

  /** The offset of a free range. */
  int take(int size) {
    if (size == 0) {
      return 0;
    }
    int offset = 0;
    for (Map.Entry<Integer, Integer> range : taken.entrySet()) {
      if (range.getKey() - offset >= size) {
        break;
      }
      offset = range.getKey() + range.getValue();
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
