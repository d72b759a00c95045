package nnet.compiler.elaborate;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Places of an axis or a list: {@code count} of them from the first on, one in {@code step}; a
 * negative step goes backwards.
 */
record Places(long first, long count, long step) {

  /** The places from one (inclusive) to another (exclusive); none where that is the wrong way. */
  static Places between(long from, long to, long step) {
    long distance = step > 0 ? to - from : from - to;
    return new Places(from, Math.ceilDiv(Math.max(distance, 0), Math.abs(step)), step);
  }

  <T> List<T> of(List<T> items) {
    return LongStream.range(0, count)
        .mapToObj(i -> items.get(Math.toIntExact(first + i * step)))
        .toList();
  }
}
