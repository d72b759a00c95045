package nnet.compiler.elaborate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Patterns over parameter paths: {@code *} is one segment or part of it, {@code **} any number. */
public final class Patterns {
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

  /** What somebody who misspelt a pattern may have meant: instances, paths and last segments. */
  public static Set<String> candidates(List<String> paths) {
    Set<String> all = new TreeSet<>(paths);
    for (String path : paths) {
      for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
        all.add(path.substring(0, dot));
        all.add(path.substring(0, dot) + ".**");
      }
      all.add("**" + path.substring(Math.max(0, path.lastIndexOf('.'))));
    }
    return all;
  }

  /** Whether a pattern matches a path, or names an instance that the path is inside of. */
  public static boolean covers(String pattern, String path) {
    return matches(pattern, path) || within(pattern, path);
  }

  /** Whether a pattern covers an instance with all that may be in it. */
  public static boolean coversAll(String pattern, String instance) {
    return covers(pattern, instance)
        || matches(pattern, instance.isEmpty() ? "?" : instance + ".?");
  }

  /** Whether a path is that of an instance or inside it. */
  static boolean within(String instance, String path) {
    return path.equals(instance) || path.startsWith(instance + ".");
  }
}
