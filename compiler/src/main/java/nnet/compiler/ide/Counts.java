package nnet.compiler.ide;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers of parameters as people read them. */
final class Counts {
  private Counts() {}

  static String text(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Of instances that one text makes: {@code 6 x 4,160} where they are alike. */
  static String brief(List<Long> counts) {
    long first = counts.getFirst();
    if (counts.size() == 1) {
      return text(first);
    }
    return counts.stream().allMatch(count -> count == first)
        ? counts.size() + " x " + text(first)
        : text(total(counts));
  }

  static String all(List<Long> counts) {
    String total = text(total(counts)) + " parameters";
    return counts.size() == 1
        ? total
        : total
            + " in "
            + counts.size()
            + " instances: "
            + counts.stream().map(Counts::text).collect(Collectors.joining(", "));
  }

  static long total(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
