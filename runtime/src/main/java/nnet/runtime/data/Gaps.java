package nnet.runtime.data;

import java.util.Locale;
import java.util.Set;

/** What stands in a file where a value is missing: nothing, or a word that other tools write. */
final class Gaps {
  private static final Set<String> WORDS =
      Set.of("", "nan", "-nan", "na", "n/a", "#n/a", "<na>", "null", "none");

  private Gaps() {}

  static boolean isGap(String field) {
    return WORDS.contains(field.strip().toLowerCase(Locale.ROOT));
  }
}
