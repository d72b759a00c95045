package nnet.runtime.data;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How often each of some names was seen. */
final class Frequency {
  private final List<String> names;
  private final int[] counts;

  Frequency(List<String> names) {
    this.names = names;
    this.counts = new int[names.size()];
  }

  void see(int name) {
    counts[name]++;
  }

  /** Those that were seen: the most frequent first, equally frequent ones by name. */
  List<String> ordered() {
    return ordered(1);
  }

  /** Those that were seen so many times at least. */
  List<String> ordered(int least) {
    return IntStream.range(0, counts.length)
        .filter(name -> counts[name] >= Math.max(1, least))
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(name -> -counts[name]).thenComparing(names::get))
        .map(names::get)
        .toList();
  }
}
