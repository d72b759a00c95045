package nnet.runtime.progress;

import java.util.ArrayList;
import java.util.List;

/**
 * What a bar says in one line: the narrower the terminal, the less of it.
 *
 * @param place such as {@code epoch 3/20}
 * @param share of the whole training that is done
 * @param loss what is always shown
 * @param measures shown from the first on as long as there is room
 * @param speed shown where there is room left
 * @param left how long it is going to take
 */
record BarLine(
    String place, double share, String loss, List<String> measures, String speed, String left) {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 30;
  private static final String GAP = "  ";

  /**
   * As many characters as the terminal has columns, but for the last, which would break the line.
   */
  String text(int columns) {
    int room = columns - 1 - SHORTEST - place.length() - " [] 100%".length();
    List<String> parts = new ArrayList<>(List.of(loss, left));
    if (length(parts) > room) {
      parts.remove(left);
    }
    int at = 1;
    for (String measure : measures) {
      if (length(parts) + GAP.length() + measure.length() > room) {
        break;
      }
      parts.add(at++, measure);
    }
    if (!speed.isEmpty() && length(parts) + GAP.length() + speed.length() <= room) {
      parts.add(at, speed);
    }
    int width = Math.clamp(SHORTEST + (long) room - length(parts), 0, LONGEST);
    String line = place + bar(width) + GAP + String.join(GAP, parts);
    int visible = Math.max(0, columns - 1);
    return line.length() > visible
        ? line.substring(0, visible)
        : line + " ".repeat(visible - line.length());
  }

  private static int length(List<String> parts) {
    return parts.stream().mapToInt(part -> GAP.length() + part.length()).sum();
  }

  private String bar(int width) {
    int done = (int) (share * width);
    String head = done < width ? ">" : "";
    String rest = " ".repeat(Math.max(0, width - done - 1));
    return " [" + "=".repeat(done) + head + rest + "] " + (int) (100 * share) + "%";
  }
}
