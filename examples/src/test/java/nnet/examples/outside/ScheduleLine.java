package nnet.examples.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code schedules.txt}: {@code name | schedule | definitions}.
 *
 * @param schedule as an optimizer is given it
 * @param definitions that the library lacks
 */
record ScheduleLine(String name, String schedule, String definitions) {

  static List<ScheduleLine> all() throws IOException {
    List<ScheduleLine> lines = new ArrayList<>();
    try (InputStream in = ScheduleLine.class.getResourceAsStream("schedules.txt")) {
      if (in == null) {
        throw new IOException("no schedules.txt");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = (line + "|").split("\\|", 4);
          lines.add(new ScheduleLine(parts[0].strip(), parts[1].strip(), parts[2].strip()));
        }
      }
    }
    return lines;
  }
}
