package nnet.compiler.source;

/**
 * What differs between two versions of a text: before it, and behind it, both are the same.
 *
 * @param start where it begins, in both
 * @param before where it ends in the version before
 * @param now where it ends in this one
 */
public record Difference(int start, int before, int now) {
  public static Difference of(String before, String now) {
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
    return new Difference(start, before.length() - end, now.length() - end);
  }

  /** How much further stands now what is behind it. */
  public int shift() {
    return now - before;
  }
}
