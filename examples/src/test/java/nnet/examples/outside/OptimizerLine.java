package nnet.examples.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code optimizers.txt}: {@code name | settings | penalty | scale | definitions}; what
 * is not needed may be left out.
 *
 * @param settings as a {@code train} block has them
 * @param penalty a statement of the network
 * @param scale what the loss is multiplied by
 * @param definitions that the library lacks
 */
record OptimizerLine(
    String name, String settings, String penalty, String scale, String definitions) {

  static List<OptimizerLine> all() throws IOException {
    List<OptimizerLine> lines = new ArrayList<>();
    try (InputStream in = OptimizerLine.class.getResourceAsStream("optimizers.txt")) {
      if (in == null) {
        throw new IOException("no optimizers.txt");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(read((line + "||||").split("\\|", 6)));
        }
      }
    }
    return lines;
  }

  private static OptimizerLine read(String... parts) {
    String scale = parts[3].isBlank() ? "1" : parts[3].strip();
    return new OptimizerLine(
        parts[0].strip(),
        parts[1].strip(),
        parts[2].strip(),
        scale,
        parts[4].replace("|", "").strip());
  }
}
