package nnet.compiler.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.syntax.Repository;

/** The kept files of a kind: each was once read wrongly, or shows something that no seed has. */
final class Corpus {
  private Corpus() {}

  static Path folder(Kind kind) {
    return Repository.root()
        .resolve("compiler/src/test/resources/nnet/compiler/fuzz")
        .resolve(kind.title());
  }

  static List<Path> files(Kind kind) throws IOException {
    return in(folder(kind));
  }

  static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
