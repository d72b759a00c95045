package nnet.compiler.syntax.parse;

/** How many insertions, deletions, replacements and swaps of neighbours lead from word to word. */
final class EditDistance {
  private EditDistance() {}

  static int between(String from, String to) {
    int[][] distance = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : cheapest(distance, from, to, i, j);
      }
    }
    return distance[from.length()][to.length()];
  }

  private static int cheapest(int[][] distance, String from, String to, int i, int j) {
    int replaced = distance[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
  }
}
