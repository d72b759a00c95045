package nnet.compiler.ide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.source.Difference;
import nnet.compiler.source.SourceFile;

/**
 * What was known of the text before it was broken, where the text is still the same: what stands
 * behind a half-written statement keeps its types.
 */
record Memory(Difference change) {
  /** Compares two texts; between what they begin and end with in common nothing is remembered. */
  static Memory of(SourceFile before, SourceFile now) {
    return new Memory(Difference.of(before.text(), now.text()));
  }

  /** The facts of the text before at their places of now, and over them the facts of now. */
  <T> Map<Place, List<T>> joined(Map<Place, List<T>> before, Map<Place, List<T>> now) {
    Map<Place, List<T>> joined = new HashMap<>();
    before.forEach((place, facts) -> {
      if (place.end() < change.start()) {
        joined.put(place, facts);
      } else if (place.start() > change.before()) {
        joined.put(place.shifted(change.shift()), facts);
      }
    });
    joined.putAll(now);
    return joined;
  }
}
