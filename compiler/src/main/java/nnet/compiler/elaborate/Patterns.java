package nnet.compiler.elaborate;

import java.util.regex.Pattern;

/** Patterns over parameter paths: {@code *} is one segment or part of it, {@code **} any number. */
final class Patterns {
  private Patterns() {}

  static boolean matches(String pattern, String path) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (pattern.startsWith("**.", i)) {
        regex.append("(?:[^.]+\\.)*");
        i += 2;
      } else if (pattern.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^.]*");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.matches(regex.toString(), path);
  }

  /** Whether a path is that of an instance or inside it. */
  static boolean within(String instance, String path) {
    return path.equals(instance) || path.startsWith(instance + ".");
  }
}
