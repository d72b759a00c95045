package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Arguments that are files, or folders that stand for all {@code .nnet} files in them. */
final class SourceFolders {
  /** Folders in which nobody keeps sources. */
  private static final Set<String> SKIPPED = Set.of("target", "build", "node_modules");

  private SourceFolders() {}

  /** The files, those of a folder in order. */
  static List<String> files(List<String> arguments) throws Refusal, IOException {
    List<String> files = new ArrayList<>();
    for (String argument : arguments) {
      Path path = SourceFiles.path(argument);
      files.addAll(Files.isDirectory(path) ? below(path) : List.of(argument));
    }
    return files;
  }

  private static List<String> below(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean hidden = (name.length() > 2 && name.startsWith(".")) || SKIPPED.contains(name);
            return hidden && !folder.equals(root)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(SourceFiles.EXTENSION)) {
              found.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(String::compareTo);
    return found;
  }
}
