package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nnet.compiler.emit.Emitted;
import nnet.runtime.io.AtomicFile;

/** The Java of some files, for a folder of sources. */
final class JavaFolder {
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> origins = new TreeMap<>();
  private final Set<String> files = new HashSet<>();
  private long lines;

  /** What a file has become; two files must not make one class. */
  void add(String file, List<Emitted> emitted) throws Refusal {
    files.add(file);
    for (Emitted each : emitted) {
      add(file, each);
    }
  }

  private void add(String file, Emitted emitted) throws Refusal {
    for (Map.Entry<String, String> source : emitted.sources().entrySet()) {
      String other = origins.put(source.getKey(), file);
      if (other != null) {
        throw Refusal.input(
            "`%s` and `%s` both make the class %s: rename the network or record in one of them"
                .formatted(other, file, source.getKey()));
      }
      texts.put(source.getKey(), source.getValue());
    }
    lines += emitted.lines();
  }

  long lines() {
    return lines;
  }

  /**
   * What has not changed is left as it is, so that a build need not compile it again; what these
   * files have become before, and files that are gone, is removed.
   */
  void write(Path folder) throws IOException {
    new WrittenJava(folder).replace(origins, files);
    for (Map.Entry<String, String> source : texts.entrySet()) {
      Path file = WrittenJava.file(folder, source.getKey());
      if (!Files.exists(file) || !Files.readString(file).equals(source.getValue())) {
        AtomicFile.write(file, source.getValue());
      }
    }
  }
}
