package nnet.compiler.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The {@code .nnet} files below a folder. */
public final class SourceTree {
  public static final String EXTENSION = ".nnet";

  /** Folders in which nobody keeps sources. */
  private static final Set<String> SKIPPED = Set.of("target", "build", "node_modules");

  private SourceTree() {}

  /** All of them, in order. */
  public static List<Path> below(Path root) throws IOException {
    return below(root, Long.MAX_VALUE);
  }

  /**
   * The same.
   *
   * @param patience how many files are looked at before it ends, of whatever kind
   */
  static List<Path> below(Path root, long patience) throws IOException {
    Walk walk = new Walk(root, patience);
    Files.walkFileTree(root, walk);
    walk.found.sort(Path::compareTo);
    return walk.found;
  }

  /** The folders in one, each with a slash. */
  static List<String> folders(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(Files::isDirectory)
          .map(each -> String.valueOf(each.getFileName()))
          .filter(name -> !isSkipped(name))
          .map(name -> name + "/")
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isSkipped(String name) {
    return (name.length() > 2 && name.startsWith(".")) || SKIPPED.contains(name);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found = new ArrayList<>();
    private long patience;

    Walk(Path root, long patience) {
      this.root = root;
      this.patience = patience;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return isSkipped(String.valueOf(folder.getFileName())) && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(EXTENSION) && Files.isRegularFile(file)) {
        found.add(file);
      }
      return --patience > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    /** What cannot be read is not there for this user. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      return FileVisitResult.CONTINUE;
    }
  }
}
