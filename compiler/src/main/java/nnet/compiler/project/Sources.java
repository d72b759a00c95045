package nnet.compiler.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.source.Home;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Unreadable;
import nnet.runtime.io.AtomicFile;
import org.jspecify.annotations.Nullable;

/** Reads {@code .nnet} files, each once for every time that it changes. */
public final class Sources {
  /** No editor's user waits for more files than these to be looked at. */
  private static final int PATIENCE = 20_000;

  private final Function<String, Optional<SourceFile>> edited;
  private final Map<Path, Read> known = new ConcurrentHashMap<>();

  private record Read(FileTime time, long size, SourceFile file) {}

  /**
   * @param edited the texts that count instead of those on the disk, by the address of the file
   */
  public Sources(Function<String, Optional<SourceFile>> edited) {
    this.edited = edited;
  }

  /** Those on the disk. */
  public static Sources ofDisk() {
    return new Sources(address -> Optional.empty());
  }

  /** A file as a user names it. */
  public SourceFile read(String name) throws Unreadable {
    Path path = path(name);
    if (Files.isDirectory(path)) {
      throw new Unreadable(
          "`" + name + "` is a folder" + named(", name a file in it: ", Project.in(path)));
    }
    if (!Files.exists(path)) {
      throw new Unreadable("there is no file `" + name + "`" + suggestion(path));
    }
    return file(Project.real(path), name);
  }

  public static Path path(String name) throws Unreadable {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new Unreadable("`" + name + "` cannot be the name of a file: " + e.getReason());
    }
  }

  /**
   * Where a text is from that is somewhere else than on the disk.
   *
   * @param name of the file, for messages
   */
  public Home home(Path path, String name) {
    Path real = Project.real(path);
    return new FileHome(this, real, real.toUri().toString(), name, Project.of(real));
  }

  /** The other files of the project that a file belongs to. */
  public List<SourceFile> project(Path path) {
    Project project = Project.of(Project.real(path));
    Path root = project.root();
    try {
      return SourceTree.below(root, PATIENCE).stream()
          .filter(project::holds)
          .flatMap(file -> readable(file, root.relativize(file).toString()).stream())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * What an import of a file can name in a folder: source files and, with a slash, folders.
   *
   * @param folder by the way there from the file
   */
  public List<String> beside(Path path, String folder) {
    Path real = Project.real(path);
    return Project.of(real).names(real, folder);
  }

  private Optional<SourceFile> readable(Path path, String name) {
    try {
      return Optional.of(file(Project.real(path), name));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /**
   * @param path with all links resolved
   */
  SourceFile file(Path path, String name) throws Unreadable {
    Optional<SourceFile> open = edited.apply(path.toUri().toString());
    if (open.isPresent()) {
      return open.get();
    }
    if (!Files.isReadable(path)) {
      throw new Unreadable("no permission to read `" + name + "`");
    }
    try {
      FileTime time = Files.getLastModifiedTime(path);
      long size = Files.size(path);
      Read last = known.get(path);
      if (last == null || !last.time.equals(time) || last.size != size) {
        String text = SourceText.read(name, path);
        last = new Read(time, size, new SourceFile(name, text, home(path, name)));
        known.put(path, last);
      }
      return last.file;
    } catch (IOException e) {
      throw new Unreadable("`" + name + "` cannot be read: " + AtomicFile.reason(e));
    }
  }

  private static String suggestion(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    @Nullable Path last = path.getFileName();
    if (folder == null || last == null) {
      return "";
    }
    return Suggestion.nearest(last.toString(), Project.in(folder))
        .map(found -> "; did you mean `" + path.resolveSibling(found) + "`?")
        .orElse("");
  }

  private static String named(String words, List<String> names) {
    return names.isEmpty()
        ? ""
        : words + String.join(", ", names.subList(0, Math.min(5, names.size())));
  }
}
