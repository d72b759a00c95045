package nnet.runtime.data;

import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the narrowest type that all values of a column have. */
final class FieldType {
  /** A column with more different texts than this, most of them once, holds texts. */
  private static final int MOST_CATEGORIES = 1000;

  private static final int LONGEST_CATEGORY = 40;
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,7}");

  /** From the narrowest on. */
  private final List<Candidate> candidates =
      List.of(
          new Candidate("bool", FieldType::isTruth),
          new Candidate("i32", text -> WHOLE.matcher(text).matches()),
          new Candidate("f32", Decimal::isOne),
          new Candidate("date", FieldType::isDate));

  private final Set<String> different = new HashSet<>();
  private boolean gaps;
  private boolean zeros;
  private long values;
  private int longest;

  /** A type that fits until a value does not. */
  private static final class Candidate {
    private final String type;
    private final Predicate<String> test;
    private boolean fits = true;

    Candidate(String type, Predicate<String> test) {
      this.type = type;
      this.test = test;
    }

    void see(String text) {
      fits = fits && test.test(text);
    }
  }

  void see(String field) {
    String text = field.strip();
    if (Gaps.isGap(text)) {
      gaps = true;
      return;
    }
    values++;
    candidates.forEach(candidate -> candidate.see(text));
    // A number with zeros in front, such as a postal code, is a name.
    zeros |= text.matches("0\\d+");
    longest = Math.max(longest, text.length());
    if (different.size() <= MOST_CATEGORIES) {
      different.add(text);
    }
  }

  /** As it is declared: {@code f32?}. */
  String type() {
    String type =
        candidates.stream()
            .filter(candidate -> candidate.fits && values > 0)
            .filter(candidate -> !zeros || candidate.type.equals("bool"))
            .map(candidate -> candidate.type)
            .findFirst()
            .orElseGet(this::words);
    return type + (gaps ? "?" : "");
  }

  private String words() {
    boolean many = different.size() > MOST_CATEGORIES || 2L * different.size() > values;
    return many && longest > LONGEST_CATEGORY ? "text" : "category";
  }

  private static boolean isTruth(String text) {
    return Set.of("0", "1", "true", "false", "True", "False", "TRUE", "FALSE").contains(text);
  }

  private static boolean isDate(String text) {
    try {
      DateParts.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
