package nnet.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What tests have found, for the table that {@code .ci/trust} prints of all modules. */
final class TrustRows {
  private TrustRows() {}

  /** What is trusted, in which case, and what was seen. */
  static String row(String what, String which, String seen) {
    return String.join("\t", what, which, seen);
  }

  static void write(String name, List<String> rows) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/trust"));
    Files.write(folder.resolve(name + ".tsv"), rows);
  }
}
