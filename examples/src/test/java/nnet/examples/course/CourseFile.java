package nnet.examples.course;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.DefinitionKind;
import nnet.examples.SharedData;

/**
 * A file of the course.
 *
 * @param name from the folder of the course
 * @param text with the files that it imports
 */
record CourseFile(String name, Path path, String text) {
  private static final Pattern IMPORT = Pattern.compile("(?m)^import \"([^\"]+)\"");
  private static final Pattern SOURCE =
      Pattern.compile("\\b(?:csv|tsv|idx|npz|npy|lines|images)\\(([^)]*)\\)");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  static CourseFile of(Path path) {
    try {
      String name = CourseRecord.FOLDER.relativize(path).toString();
      StringBuilder text = new StringBuilder(Files.readString(path));
      for (MatchResult each : IMPORT.matcher(text.toString()).results().toList()) {
        text.append(Files.readString(path.resolveSibling(each.group(1))));
      }
      return new CourseFile(name, path, text.toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Changes with every letter. */
  String digest() {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }

  /** What it is compiled to. */
  String java() {
    SourceFile source = new SourceFile(path.getFileName().toString(), text);
    Program program = Compiler.check(source, Request.DEFAULT).program().orElseThrow();
    return String.join("\n", Compiler.emit(Compiler.lower(program)).sources().values());
  }

  /** Whether the project's data sets have what the file reads. */
  boolean readsSharedData() {
    return !sources().isEmpty() && sharedFolder().isPresent();
  }

  /** Where all is that the file reads, if that is anywhere: else it is beside it. */
  Path dataFolder() {
    return readsSharedData() ? sharedFolder().orElseThrow() : path.resolveSibling("");
  }

  private Optional<Path> sharedFolder() {
    return Stream.of("", "mnist")
        .map(SharedData::folder)
        .filter(folder -> sources().stream().allMatch(name -> Files.exists(folder.resolve(name))))
        .findFirst();
  }

  /** The names of files that the data are read from. */
  private List<String> sources() {
    return SOURCE
        .matcher(text)
        .results()
        .flatMap(source -> QUOTED.matcher(source.group(1)).results())
        .map(name -> name.group(1))
        .filter(name -> name.contains(".") || name.contains("/"))
        .toList();
  }

  /** The first sentence about a network; about the first thing of the file where it has none. */
  String task(String network) {
    return documentation(network).or(() -> documentation("")).map(CourseFile::sentence).orElse("");
  }

  private Optional<String> documentation(String network) {
    return Compiler.check(new SourceFile(name, text), Request.DEFAULT)
        .syntax()
        .declarations()
        .stream()
        .filter(Declaration.Definition.class::isInstance)
        .map(Declaration.Definition.class::cast)
        .filter(definition -> network.isEmpty() || definition.kind() == DefinitionKind.NETWORK)
        .filter(definition -> network.isEmpty() || definition.name().text().equals(network))
        .map(Declaration.Definition::documentation)
        .filter(documentation -> !documentation.isBlank())
        .findFirst();
  }

  private static String sentence(String documentation) {
    String line = documentation.strip().replaceAll("\\s+", " ");
    return line.replaceFirst("\\.( .*)?$", "");
  }
}
