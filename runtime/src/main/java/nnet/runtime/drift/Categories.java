package nnet.runtime.drift;

import java.util.List;

/**
 * Categories by their numbers; behind the first of many all others are one.
 *
 * @param first the number of the first one
 * @param known how many there are
 * @param words what they are called; none where they have no names
 */
public record Categories(int first, int known, List<String> words) implements Bins {
  private static final int MOST = 64;

  public Categories {
    words = List.copyOf(words);
  }

  @Override
  public int size() {
    return FIRST + Math.min(known, MOST) + (known > MOST ? 1 : 0);
  }

  @Override
  public int of(float value) {
    if (Float.isNaN(value)) {
      return MISSING;
    }
    int number = (int) value - first;
    if (number < 0 || number >= known) {
      return UNKNOWN;
    }
    // An empty field is a category without a name.
    boolean gap = number < words.size() && words.get(number).isEmpty();
    return gap ? MISSING : FIRST + Math.min(number, MOST);
  }

  @Override
  public String label(int bin) {
    int number = bin - FIRST;
    if (bin < FIRST) {
      return bin == MISSING ? "missing" : "unknown";
    }
    if (number == MOST) {
      return "others";
    }
    return number < words.size() ? words.get(number) : String.valueOf(number);
  }
}
