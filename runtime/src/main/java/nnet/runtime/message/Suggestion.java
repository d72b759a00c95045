package nnet.runtime.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant. */
public final class Suggestion {
  /** Nobody misspells longer ones, and to compare them takes time and memory by the square. */
  private static final int LONGEST = 100;

  private Suggestion() {}

  /** The closest candidate, if one is close. */
  public static Optional<String> of(String name, Collection<String> candidates) {
    int limit = Math.max(1, name.length() / 3);
    return candidates.stream()
        .filter(candidate -> Math.max(name.length(), candidate.length()) <= LONGEST)
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(
            Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code "; did you mean `weight`?"}, or nothing. */
  public static String suffix(String name, Collection<String> candidates) {
    return of(name, candidates).map(found -> "; did you mean `" + found + "`?").orElse("");
  }

  /** Edits between two names, swapped neighbours being one; case counts for nothing. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : least(a, b, i, j, edits);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int least(String a, String b, int i, int j, int[][] edits) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int changed = edits[i - 1][j - 1] + (same ? 0 : 1);
    int least = Math.min(changed, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
