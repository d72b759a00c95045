package nnet.compiler.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nnet.compiler.syntax.Repository;

/**
 * What came of reading many files of a kind, as {@code
 * compiler/target/fuzz/<engine>-<kind>.properties}.
 *
 * @param engine {@code seeded} or {@code jazzer}
 * @param inputs files that were read
 * @param findings files that were neither read nor refused in words
 */
record FuzzReport(Kind kind, String engine, long seed, long inputs, long seconds, int findings) {

  static Path folder() throws IOException {
    return Files.createDirectories(Repository.root().resolve("compiler/target/fuzz"));
  }

  void write() throws IOException {
    Files.writeString(
        folder().resolve(engine + "-" + kind.title() + ".properties"),
        """
        kind=%s
        engine=%s
        seed=%d
        inputs=%d
        seconds=%d
        findings=%d
        """
            .formatted(kind.title(), engine, seed, inputs, seconds, findings));
  }
}
