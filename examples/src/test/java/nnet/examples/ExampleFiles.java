package nnet.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Elaboration;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.project.Sources;
import nnet.compiler.source.SourceFile;

/** Every {@code .nnet} file below {@code examples/} that is there for users. */
public final class ExampleFiles {
  private static final Path FOLDER = SharedData.project().resolve("examples");

  private ExampleFiles() {}

  /** Those of the course. It has a test of its own, which knows which of them take long. */
  public static List<Path> course() {
    return below(FOLDER.resolve("course"));
  }

  /** What every test may walk: all but the course. */
  static List<Path> quick() {
    List<Path> quick = new ArrayList<>(all());
    quick.removeAll(course());
    return quick;
  }

  static List<Path> all() {
    return below(FOLDER);
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".nnet"))
          .filter(file -> !FOLDER.relativize(file).startsWith("target"))
          .filter(file -> !FOLDER.relativize(file).startsWith("src"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SourceFile read(Path file) {
    try {
      String name = file.getFileName().toString();
      return new SourceFile(name, Files.readString(file), Sources.ofDisk().home(file, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Each network of a file that stands by itself. Large images are made small: whether a gradient
   * is right does not depend on it, and float64 is slow.
   */
  static List<Program> programs(Path file) {
    SourceFile whole = read(file);
    SourceFile source = whole.withText(whole.text().replace("unit[32, 32, 3]", "unit[8, 8, 3]"));
    Compilation first = Compiler.check(source, Request.DEFAULT);
    List<Program> programs = new ArrayList<>();
    for (String network : Elaboration.networks(first.syntax())) {
      Request request = new Request(Optional.of(network), Optional.empty(), Map.of());
      Compiler.check(source, request).program().ifPresent(programs::add);
    }
    return programs;
  }
}
