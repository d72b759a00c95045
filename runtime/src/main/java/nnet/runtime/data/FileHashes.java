package nnet.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nnet.runtime.io.Sha256;

/** What tells the files apart that rows are from. */
final class FileHashes {
  private FileHashes() {}

  /**
   * @param names of files and of folders of images
   */
  static SortedMap<String, String> of(List<String> names, DataFiles files) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (String name : names) {
      hashes.computeIfAbsent(name, fresh -> of(files.resolve(fresh)));
    }
    return hashes;
  }

  private static String of(Path path) {
    return Files.isDirectory(path) ? ofFolder(path) : Sha256.of(path);
  }

  /** Of the lines that {@code sha256sum} prints of the images inside. */
  private static String ofFolder(Path folder) {
    StringBuilder lines = new StringBuilder();
    for (Path image : ImageFolder.images(folder)) {
      String name = folder.relativize(image).toString().replace('\\', '/');
      lines.append(Sha256.of(image)).append("  ").append(name).append('\n');
    }
    return Sha256.of(lines.toString());
  }
}
