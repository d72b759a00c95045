package nnet.compiler.emit;

import java.util.HashSet;
import java.util.Set;

/** Names that are unique in a scope. */
final class Names {
  private final Set<String> taken = new HashSet<>();

  Names(String... reserved) {
    taken.addAll(Set.of(reserved));
  }

  /** The wish itself, or with a number behind it where it is taken. */
  String fresh(String wish) {
    if (taken.add(wish)) {
      return wish;
    }
    String stem = Character.isDigit(wish.charAt(wish.length() - 1)) ? wish + "_" : wish;
    for (int number = 2; ; number++) {
      if (taken.add(stem + number)) {
        return stem + number;
      }
    }
  }
}
