package nnet.compiler.cli;

import java.nio.file.Path;
import nnet.compiler.project.Sources;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Unreadable;

/** The {@code .nnet} files that a command line names. */
final class SourceFiles {
  private SourceFiles() {}

  static SourceFile read(String name) throws Refusal {
    try {
      return Sources.ofDisk().read(name);
    } catch (Unreadable e) {
      throw Refusal.input(e.text());
    }
  }

  static Path path(String name) throws Refusal {
    try {
      return Sources.path(name);
    } catch (Unreadable e) {
      throw Refusal.input(e.text());
    }
  }
}
