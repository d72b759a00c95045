package nnet.compiler.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** "Did you mean": the nearest of the known words. */
public final class Suggestion {
  /** Nobody misspells longer ones, and to compare them takes time and memory by the square. */
  private static final int LONGEST = 100;

  private Suggestion() {}

  /** The nearest word within a third of its length, of several one that it begins. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> Math.max(word.length(), candidate.length()) <= LONGEST)
        .filter(candidate -> isNear(word, candidate) || isSpelling(word, candidate))
        .min(
            Comparator.comparing((String candidate) -> !isSpelling(word, candidate))
                .thenComparingInt(candidate -> distance(word, candidate))
                .thenComparing(candidate -> !candidate.startsWith(word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code "; did you mean `dense`?"}, or nothing where no word is near. */
  public static String question(String word, Collection<String> known) {
    return nearest(word, known).map(found -> "; did you mean `" + found + "`?").orElse("");
  }

  /** Most differ too much in length alone. */
  private static boolean isNear(String word, String candidate) {
    int limit = limit(word);
    return Math.abs(word.length() - candidate.length()) <= limit
        && distance(word, candidate) <= limit;
  }

  private static int limit(String word) {
    return Math.max(1, word.length() / 3);
  }

  /** Whether they differ in upper case and underscores only. */
  private static boolean isSpelling(String word, String candidate) {
    return word.replace("_", "").equalsIgnoreCase(candidate.replace("_", ""));
  }

  /** Insertions, deletions, replacements and swaps of neighbours from one word to the other. */
  public static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cell(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cell(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
