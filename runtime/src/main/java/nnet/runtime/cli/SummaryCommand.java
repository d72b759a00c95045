package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.io.Json;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;

/** The table of layers. */
final class SummaryCommand implements Command {
  private static final List<String> TITLES = List.of("name", "layer", "output", "parameters");

  @Override
  public String name() {
    return "summary";
  }

  @Override
  public String summary() {
    return "Layers, shapes and parameters of the network.";
  }

  @Override
  public List<Option> options() {
    return List.of(new Option("batch", "N", "memory for batches of N examples"), FORMAT);
  }

  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Optional<SummaryMemory> memory = SummaryMemory.of(model.schema(), arguments);
    if (arguments.choice("format", List.of("human", "json")).equals("json")) {
      Map<String, Object> all = json(model.schema());
      memory.ifPresent(each -> all.put("memory", each.json()));
      out.println(Json.write(all));
    } else {
      table(model.schema(), out);
      memory.ifPresent(each -> each.lines().forEach(out::println));
    }
  }

  private static long count(Schema schema, boolean trainable) {
    return schema.parameters().stream()
        .filter(parameter -> parameter.trainable() == trainable)
        .mapToLong(Schema.Parameter::size)
        .sum();
  }

  private static Map<String, Object> json(Schema schema) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("network", schema.network());
    all.put("parameters", schema.parameters().stream().map(SummaryCommand::json).toList());
    all.put(
        "states",
        schema.states().stream().filter(SummaryCommand::isKept).map(SummaryCommand::json).toList());
    all.put("layers", schema.layers().stream().map(SummaryCommand::json).toList());
    all.put("decisions", schema.decisions().stream().map(DecisionTable::text).toList());
    all.put("total", count(schema, true) + count(schema, false));
    all.put("trainable", count(schema, true));
    return all;
  }

  private static boolean isKept(Schema.State state) {
    return state.kind() != Schema.State.Kind.METRIC;
  }

  private static Map<String, Object> json(Schema.Parameter parameter) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("path", parameter.path());
    row.put("shape", parameter.shape());
    row.put("trainable", parameter.trainable());
    return row;
  }

  private static Map<String, Object> json(Schema.State state) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("path", state.path());
    row.put("shape", state.shape());
    return row;
  }

  private static Map<String, Object> json(Schema.LayerRow layer) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", layer.name());
    row.put("layer", layer.layer());
    row.put("output", layer.outputShape());
    row.put("parameters", layer.parameters());
    return row;
  }

  private static void table(Schema schema, PrintStream out) {
    List<List<String>> rows =
        schema.layers().stream()
            .map(layer ->
                List.of(
                    layer.name(), layer.layer(), layer.outputShape(), grouped(layer.parameters())))
            .toList();
    int[] widths = new int[TITLES.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int longest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[i] = Math.max(TITLES.get(i).length(), longest);
    }
    String rule = "-".repeat(widths[0] + widths[1] + widths[2] + widths[3] + 6);
    out.println("network " + schema.network());
    out.println(rule);
    out.println(line(TITLES, widths));
    out.println(rule);
    rows.forEach(row -> out.println(line(row, widths)));
    out.println(rule);
    long trainable = count(schema, true);
    long fixed = count(schema, false);
    out.println(
        "parameters: "
            + grouped(trainable + fixed)
            + " ("
            + MemoryText.size(4 * (trainable + fixed))
            + ")");
    if (fixed > 0) {
      out.println("trainable:  " + grouped(trainable));
    }
    for (Decision decision : schema.decisions()) {
      out.println("decision:   " + DecisionTable.text(decision));
    }
  }

  private static String line(List<String> row, int[] widths) {
    String format =
        "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %" + widths[3] + "s";
    return String.format(Locale.ROOT, format, row.toArray()).stripTrailing();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
