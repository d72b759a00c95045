package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.compiler.project.SourceTree;

/** Arguments that are files, or folders that stand for all {@code .nnet} files in them. */
final class SourceFolders {
  private SourceFolders() {}

  /** The files, those of a folder in order. */
  static List<String> files(List<String> arguments) throws Refusal, IOException {
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      Path path = SourceFiles.path(argument);
      if (Files.isDirectory(path)) {
        SourceTree.below(path).forEach(file -> files.add(file.toString()));
      } else {
        files.add(argument);
      }
    }
    return files;
  }
}
