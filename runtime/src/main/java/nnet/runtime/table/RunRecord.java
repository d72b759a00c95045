package nnet.runtime.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.io.JsonReader;

/**
 * What a run of a table leaves beside its weights, last of all: it has ended, and was this one.
 *
 * @param identity what must be the same, so that it need not be trained again
 */
public record RunRecord(RunResult result, Map<String, String> identity, int epochs) {
  private static final String FILE = "run.json";

  public RunRecord {
    identity = Map.copyOf(identity);
  }

  public static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  public void write(Path folder) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("run", result.name());
    all.put("values", result.values());
    all.put("epochs", epochs);
    all.put("identity", new TreeMap<>(identity));
    all.put("measures", result.measures());
    AtomicFile.write(file(folder), Json.write(all) + "\n");
  }

  /** What a folder holds is no run of a table from now on. */
  public static void remove(Path folder) {
    AtomicFile.remove(file(folder));
  }

  /** Empty where no run of a table has ended in the folder. */
  public static Optional<RunRecord> read(Path folder) {
    if (!Files.isRegularFile(file(folder))) {
      return Optional.empty();
    }
    JsonReader.Tree tree = JsonReader.read(file(folder));
    Map<String, Double> measures = new LinkedHashMap<>();
    JsonReader.Tree measured = tree.tree("measures");
    measured.names().forEach(name -> measures.put(name, measured.number(name)));
    return Optional.of(
        new RunRecord(
            new RunResult(tree.text("run"), texts(tree.tree("values")), measures),
            texts(tree.tree("identity")),
            (int) tree.number("epochs")));
  }

  private static Map<String, String> texts(JsonReader.Tree tree) {
    Map<String, String> texts = new LinkedHashMap<>();
    tree.names().forEach(name -> texts.put(name, tree.text(name)));
    return texts;
  }
}
