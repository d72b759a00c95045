package nnet.examples.outside;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of {@code optimizers.txt}: {@code name | optimizer | definitions}.
 *
 * @param optimizer as a {@code train} block has it
 * @param definitions that the library lacks
 */
record OptimizerLine(String name, String optimizer, String definitions) {

  static List<OptimizerLine> all() throws IOException {
    List<OptimizerLine> lines = new ArrayList<>();
    try (InputStream in = OptimizerLine.class.getResourceAsStream("optimizers.txt")) {
      if (in == null) {
        throw new IOException("no optimizers.txt");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.split("\\|", 3);
          lines.add(new OptimizerLine(parts[0].strip(), parts[1].strip(), parts[2].strip()));
        }
      }
    }
    return lines;
  }
}
