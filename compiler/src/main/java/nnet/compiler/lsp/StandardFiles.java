package nnet.compiler.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nnet.compiler.source.SourceFile;

/** The standard library as files that any editor can open, and nobody can change. */
final class StandardFiles {
  private final Path folder;

  StandardFiles(Path folder) {
    this.folder = folder;
  }

  /** In the folder where programs of the user keep what they can make again. */
  static StandardFiles ofUser() {
    return new StandardFiles(Path.of(System.getProperty("user.home"), ".cache", "nnet"));
  }

  /** The address of a file such as {@code std/layers.nnet}. */
  String uri(SourceFile file) throws IOException {
    Path path = folder.resolve(file.name());
    if (!Files.exists(path) || !Files.readString(path).equals(file.text())) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.deleteIfExists(path);
      Files.writeString(path, file.text());
      path.toFile().setWritable(false);
    }
    return path.toUri().toString();
  }

  /** Whether a path is one of them. */
  boolean owns(Path path) {
    return path.startsWith(folder.resolve("std"));
  }
}
