package nnet.compiler.emit;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The pages that the JDK's javadoc makes of emitted classes: the same for the same classes. */
final class Javadoc {
  /** Without clocks and without links to other pages, which would be looked for elsewhere. */
  private static final List<String> OPTIONS =
      List.of(
          "-quiet",
          "-notimestamp",
          "-Xdoclint:none",
          "--no-platform-links",
          "--no-fonts",
          "--add-modules",
          "jdk.incubator.vector");

  private Javadoc() {}

  /** The pages by their names. */
  static SortedMap<String, byte[]> pages(Emitted emitted) throws IOException {
    Path folder = Files.createTempDirectory("nnet-javadoc-");
    try {
      write(emitted, folder);
      return files(folder);
    } finally {
      remove(folder);
    }
  }

  private static void write(Emitted emitted, Path folder) throws IOException {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    if (javadoc == null) {
      throw new IllegalStateException("this Java has no javadoc: a JDK is needed");
    }
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        javadoc.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(DocumentationTool.Location.DOCUMENTATION_OUTPUT, List.of(folder));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(JavaCompiler.runtime()));
      var units = JavaText.of(emitted.sources());
      if (!javadoc.getTask(said, files, null, null, OPTIONS, units).call()) {
        throw new IllegalStateException("javadoc refuses emitted Java: " + said);
      }
    }
  }

  private static SortedMap<String, byte[]> files(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
