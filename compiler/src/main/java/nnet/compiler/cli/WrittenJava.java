package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nnet.runtime.io.AtomicFile;

/**
 * Which classes in a folder of Java were made of which files: a list that lies beside them. Nothing
 * is removed that is not in it.
 */
final class WrittenJava {
  private static final String LIST = "nnet-sources.tsv";
  private static final Pattern CLASS = Pattern.compile("\\w+(\\.\\w+)+");

  private final Path folder;

  WrittenJava(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  static Path file(Path folder, String className) {
    return folder.resolve(className.replace('.', '/') + ".java");
  }

  /**
   * Removes the classes that nothing makes any more, and keeps the list.
   *
   * @param made the file of each class that is there now
   * @param files all that were compiled, also those that have become nothing
   */
  void replace(Map<String, String> made, Set<String> files) throws IOException {
    Set<Path> compiled = files.stream().map(WrittenJava::absolute).collect(Collectors.toSet());
    Map<String, String> list = new TreeMap<>();
    for (Map.Entry<String, String> old : read().entrySet()) {
      Path origin = folder.resolve(old.getValue()).normalize();
      if (!compiled.contains(origin) && Files.exists(origin)) {
        list.put(old.getKey(), old.getValue());
      } else if (!made.containsKey(old.getKey())) {
        Files.deleteIfExists(file(folder, old.getKey()));
      }
    }
    made.forEach((name, file) -> list.put(name, written(absolute(file))));
    String text =
        list.entrySet().stream()
            .map(entry -> entry.getKey() + "\t" + entry.getValue() + "\n")
            .collect(Collectors.joining());
    Path file = folder.resolve(LIST);
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      AtomicFile.write(file, text);
    }
  }

  private Map<String, String> read() throws IOException {
    Map<String, String> list = new TreeMap<>();
    Path file = folder.resolve(LIST);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] columns = line.split("\t", -1);
        if (columns.length == 2 && CLASS.matcher(columns[0]).matches()) {
          list.put(columns[0], columns[1]);
        }
      }
    }
    return list;
  }

  private static Path absolute(String file) {
    return Path.of(file).toAbsolutePath().normalize();
  }

  /** By the way there from the folder, so that both may be moved; a whole path on another disk. */
  private String written(Path origin) {
    boolean sameDisk = Objects.equals(origin.getRoot(), folder.getRoot());
    return (sameDisk ? folder.relativize(origin) : origin).toString();
  }
}
