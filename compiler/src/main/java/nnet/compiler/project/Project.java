package nnet.compiler.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.source.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the files of one project: no import leads out of it, whatever links there are.
 *
 * @param root with all links resolved
 */
record Project(Path root) {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  /**
   * That of a file: the nearest folder above it that is a repository of git; without one the folder
   * in which the program runs, if the file is in it; or else its own.
   *
   * @param file with all links resolved
   */
  static Project of(Path file) {
    Path own = folder(file);
    for (@Nullable Path above = own; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".git"))) {
        return new Project(above);
      }
    }
    Path here = real(Path.of(""));
    return new Project(own.startsWith(here) ? here : own);
  }

  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** The same of a path of which only the start may be there. */
  private static Path realAsFarAsThere(Path path) {
    for (@Nullable Path there = path; there != null; there = there.getParent()) {
      if (Files.exists(there)) {
        return real(there).resolve(there.relativize(path));
      }
    }
    return path;
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }

  /**
   * The file that an import names.
   *
   * @param from the file that imports it, with all links resolved
   */
  Path imported(Path from, String written) throws Unreadable {
    refuseOthers(written);
    Path path = resolved(folder(from), written);
    if (!holds(path)) {
      throw new Unreadable(
          "`" + written + "` lies outside of the project's folder",
          "imports stay inside of the project's folder, which is " + root,
          null);
    }
    if (Files.isDirectory(path)) {
      throw new Unreadable("`" + written + "` is a folder", help(within(path, written)), null);
    }
    if (!written.endsWith(SourceTree.EXTENSION)) {
      throw ofOtherKind(path, written);
    }
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      throw new Unreadable("`" + written + "` is a link to nothing");
    }
    if (!Files.exists(path)) {
      throw missing(path, written);
    }
    if (!Files.isRegularFile(path)) {
      throw new Unreadable("`" + written + "` is a device or a pipe, not a file");
    }
    return real(path);
  }

  /** Whether a path stays inside: as it is written, and after its links are resolved. */
  boolean holds(Path path) {
    return path.startsWith(root) && realAsFarAsThere(path).startsWith(root);
  }

  /** What is no relative path of a source file. */
  private static void refuseOthers(String written) throws Unreadable {
    if (written.isBlank()) {
      throw new Unreadable("an import names a file", "write import \"layers.nnet\"", null);
    }
    if (written.contains("\\")) {
      String slashes = written.replace('\\', '/');
      throw new Unreadable(
          "folders are separated by `/`", "write import \"" + slashes + "\"", slashes);
    }
    if (ADDRESS.matcher(written).matches()) {
      throw new Unreadable(
          "an import is a file of the project, not an address",
          "copy the file into the project and import it from there",
          null);
    }
    if (written.startsWith("/") || written.startsWith("~")) {
      throw new Unreadable(
          "an import is relative to the folder of its file",
          "write the way from this file, such as import \"../shared/layers.nnet\"",
          null);
    }
  }

  private static Unreadable ofOtherKind(Path path, String written) {
    String other = written + SourceTree.EXTENSION;
    boolean meant = Files.exists(path.resolveSibling(path.getFileName() + SourceTree.EXTENSION));
    return new Unreadable(
        "only .nnet files are imported",
        meant ? "write import \"" + other + "\"" : null,
        meant ? other : null);
  }

  private static Path resolved(Path folder, String written) throws Unreadable {
    try {
      return folder.resolve(written).normalize();
    } catch (InvalidPathException e) {
      throw new Unreadable("`" + written + "` cannot be the name of a file: " + e.getReason());
    }
  }

  private static Unreadable missing(Path path, String written) {
    String last = String.valueOf(path.getFileName());
    String near = Suggestion.nearest(last, in(folder(path))).orElse(null);
    if (near == null) {
      return new Unreadable("there is no file `" + written + "`");
    }
    String other = written.substring(0, written.length() - last.length()) + near;
    return new Unreadable(
        "there is no file `" + written + "`", "did you mean `" + other + "`?", other);
  }

  private static @Nullable String help(List<String> files) {
    return files.isEmpty() ? null : "name a file in it: " + String.join(", ", files);
  }

  private static List<String> within(Path folder, String written) {
    String start = written.endsWith("/") ? written : written + "/";
    return in(folder).stream().limit(5).map(name -> start + name).toList();
  }

  /** What an import of a file can name in a folder. */
  List<String> names(Path from, String written) {
    try {
      Path folder = resolved(folder(from), written);
      if (!holds(folder)) {
        return List.of();
      }
      List<String> names = new ArrayList<>(in(folder));
      names.remove(folder.equals(folder(from)) ? String.valueOf(from.getFileName()) : "");
      names.addAll(SourceTree.folders(folder));
      return names;
    } catch (Unreadable e) {
      return List.of();
    }
  }

  /** The names of the source files in a folder. */
  static List<String> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(SourceTree.EXTENSION))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
