package nnet.compiler.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nnet.compiler.project.Sources;
import nnet.compiler.source.SourceFile;

/** The texts of this repository that are written in the language. */
public final class Repository {
  private static final Set<String> SKIPPED =
      Set.of("target", "node_modules", ".git", "runs", "errors");

  private Repository() {}

  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not inside the repository");
    }
    return folder;
  }

  /** Every .nnet file, named by its path from the root. */
  public static List<SourceFile> files() {
    return texts(".nnet");
  }

  /**
   * Every piece of code of the manual, named by its file and line. The long forms of diagnostics
   * are not among them: half of their code is wrong on purpose, and they have a test of their own.
   * What they import lies in the folder of the examples.
   */
  public static List<SourceFile> snippets(String fence) {
    List<SourceFile> found = new ArrayList<>();
    for (SourceFile page : texts(".md")) {
      if (!page.name().contains("resources")) {
        found.addAll(snippets(page, fence));
      }
    }
    return found;
  }

  private static List<SourceFile> snippets(SourceFile page, String fence) {
    List<SourceFile> found = new ArrayList<>();
    StringBuilder code = null;
    int start = 0;
    for (int line = 1; line <= page.lineCount(); line++) {
      String text = page.lineText(line);
      if (code == null && text.equals("```" + fence)) {
        code = new StringBuilder();
        start = line;
      } else if (code != null && text.equals("```")) {
        String name = page.name() + ":" + start;
        Path file = root().resolve("examples/snippet.nnet");
        found.add(new SourceFile(name, code.toString(), Sources.ofDisk().home(file, name)));
        code = null;
      } else if (code != null) {
        code.append(text).append('\n');
      }
    }
    return found;
  }

  private static List<SourceFile> texts(String ending) {
    Path root = root();
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(ending) && !isSkipped(root.relativize(path)))
          .sorted()
          .map(path -> read(root, path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSkipped(Path path) {
    for (Path part : path) {
      if (SKIPPED.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }

  private static SourceFile read(Path root, Path path) {
    try {
      String name = root.relativize(path).toString();
      return new SourceFile(name, Files.readString(path), Sources.ofDisk().home(path, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
