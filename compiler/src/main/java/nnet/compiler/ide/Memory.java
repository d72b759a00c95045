package nnet.compiler.ide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was known of the text before it was broken, where the text is still the same: what stands
 * behind a half-written statement keeps its types.
 */
final class Memory {
  private final int same;
  private final int rest;
  private final int shift;

  /** Compares two texts; between what they begin and end with in common nothing is remembered. */
  Memory(String before, String now) {
    int shorter = Math.min(before.length(), now.length());
    int start = 0;
    while (start < shorter && before.charAt(start) == now.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
      end++;
    }
    same = start;
    rest = before.length() - end;
    shift = now.length() - before.length();
  }

  /** The facts of the text before at their places of now, and over them the facts of now. */
  <T> Map<Place, List<T>> joined(Map<Place, List<T>> before, Map<Place, List<T>> now) {
    Map<Place, List<T>> joined = new HashMap<>();
    before.forEach((place, facts) -> {
      if (place.end() < same) {
        joined.put(place, facts);
      } else if (place.start() > rest) {
        joined.put(new Place(place.start() + shift, place.end() + shift), facts);
      }
    });
    joined.putAll(now);
    return joined;
  }
}
