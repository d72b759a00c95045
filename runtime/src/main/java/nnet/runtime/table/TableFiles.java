package nnet.runtime.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.io.JsonReader;
import nnet.runtime.message.UserError;

/** A table as files: {@code runs.csv} for any program, {@code runs.json} with all that is known. */
public final class TableFiles {
  private static final String CSV = "runs.csv";
  private static final String JSON = "runs.json";

  private TableFiles() {}

  public static void write(Path folder, RunTable table) {
    AtomicFile.write(folder.resolve(CSV), csv(table));
    AtomicFile.write(folder.resolve(JSON), Json.write(json(table)) + "\n");
  }

  public static boolean isTable(Path folder) {
    return Files.isRegularFile(folder.resolve(JSON));
  }

  /** What a folder holds is a single run from now on. */
  public static void remove(Path folder) {
    AtomicFile.remove(folder.resolve(JSON));
    AtomicFile.remove(folder.resolve(CSV));
  }

  /** A line for each run: its variables, its folder, its measures. */
  static String csv(RunTable table) {
    List<String> variables = table.columns().variables();
    List<String> lines = new ArrayList<>();
    lines.add(line(Stream.of(variables, List.of("run"), table.measures())));
    for (RunResult run : table.runs()) {
      lines.add(
          line(
              Stream.of(
                  variables.stream().map(name -> run.values().getOrDefault(name, "")).toList(),
                  List.of(run.name()),
                  table.measures().stream()
                      .map(name -> run.measures().containsKey(name) ? "" + run.measure(name) : "")
                      .toList())));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String line(Stream<List<String>> fields) {
    return String.join(",", fields.flatMap(List::stream).map(TableFiles::quoted).toList());
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n');
    return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
  }

  /** For machines. */
  public static Map<String, Object> json(RunTable table) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("variables", table.columns().variables());
    all.put(
        "averaged",
        table.columns().variables().stream().filter(table.columns().averaged()::contains).toList());
    all.put("comparable", table.columns().comparable());
    all.put("monitor", table.monitor().measure());
    all.put("higher_is_better", table.monitor().higherIsBetter());
    all.put("runs", table.runs().stream().map(TableFiles::json).toList());
    all.put(
        "settings",
        table.settings().stream().map(setting -> json(setting, table.measures())).toList());
    table.ranked().stream().findFirst().ifPresent(best -> all.put("best", best.values()));
    table.best().ifPresent(best -> all.put("best_run", best.name()));
    return all;
  }

  private static Map<String, Object> json(RunResult run) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("run", run.name());
    all.put("values", run.values());
    all.put("measures", run.measures());
    return all;
  }

  private static Map<String, Object> json(Setting setting, List<String> measures) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("values", setting.values());
    all.put("runs", setting.runs().size());
    Map<String, Object> spreads = new LinkedHashMap<>();
    measures.forEach(name -> spreads.put(name, setting.spread(name).values()));
    all.put("measures", spreads);
    return all;
  }

  public static RunTable read(Path folder) {
    JsonReader.Tree tree = JsonReader.read(folder.resolve(JSON));
    RunTable table =
        new RunTable(
            new RunTable.Columns(
                tree.texts("variables"),
                Set.copyOf(tree.texts("averaged")),
                tree.flag("comparable")),
            new RunTable.Monitor(tree.text("monitor"), tree.flag("higher_is_better")));
    for (JsonReader.Tree run : tree.trees("runs")) {
      Map<String, String> values = new LinkedHashMap<>();
      JsonReader.Tree given = run.tree("values");
      given.names().forEach(name -> values.put(name, given.text(name)));
      Map<String, Double> measures = new LinkedHashMap<>();
      JsonReader.Tree measured = run.tree("measures");
      measured.names().forEach(name -> measures.put(name, measured.number(name)));
      table.add(new RunResult(name(folder, run.text("run")), values, measures));
    }
    return table;
  }

  /** A run is in a folder beside the file, whatever the file says. */
  private static String name(Path folder, String run) {
    if (!run.matches("[^/\\\\:\\p{Cntrl}]+") || run.matches("\\.+")) {
      throw new UserError(folder.resolve(JSON) + ": `" + run + "` is no folder of a run");
    }
    return run;
  }
}
