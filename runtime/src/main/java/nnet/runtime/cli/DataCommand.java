package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.data.ColumnReport;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.DataReport;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Json;
import nnet.runtime.io.Weights;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;

/** Shows what the data of a network are, before anything is trained. */
final class DataCommand implements Command {

  @Override
  public String name() {
    return "data";
  }

  @Override
  public String summary() {
    return "What the data are: sources, parts, columns, what the network gets, the first rows.";
  }

  @Override
  public List<Option> options() {
    return List.of(DATA_DIR, FORMAT);
  }

  @Override
  public boolean computes() {
    return false;
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Path folder = arguments.path("data-dir").orElse(Path.of("."));
    Weights weights = Weights.blank(model.schema());
    Dataset data = Dataset.fit(model, new DataFiles(folder), weights);
    DataReport report = DataReport.of(model, data, weights);
    if (arguments.choice("format", List.of("human", "json")).equals("json")) {
      Map<String, Object> all = new LinkedHashMap<>(json(report));
      all.putAll(FaultLines.json(data.faults()));
      out.println(Json.write(all));
    } else {
      FaultLines.print(data.faults(), out);
      DataPage.print(report, out);
    }
  }

  private static Map<String, Object> json(DataReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("data", report.plan().name());
    all.put("sources", report.plan().sources().stream().map(DataCommand::json).toList());
    all.put("parts", report.parts());
    all.put("columns", report.columns().stream().map(DataCommand::json).toList());
    all.put("inputs", report.inputs().stream().map(DataCommand::json).toList());
    all.put("targets", report.targets().stream().map(DataCommand::json).toList());
    all.put("fitted", report.fits());
    List<Map<String, Object>> head = new ArrayList<>();
    for (int i = 0; i < report.head().size(); i++) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int j = 0; j < report.columns().size(); j++) {
        row.put(report.columns().get(j).name(), report.head().get(i).get(j));
      }
      head.add(row);
    }
    all.put("head", head);
    return all;
  }

  private static Map<String, Object> json(DataPlan.Source source) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("part", source.part());
    all.put("kind", source.kind());
    all.put("arguments", new TreeMap<>(source.arguments()));
    return all;
  }

  private static Map<String, Object> json(ColumnReport column) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", column.name());
    all.put("type", column.type());
    all.put("values", column.values());
    all.put("missing", column.missing());
    all.put("least", column.least());
    all.put("greatest", column.greatest());
    all.put("mean", column.mean());
    all.put("deviation", column.deviation());
    if (!column.counts().isEmpty()) {
      all.put("counts", column.counts());
    }
    if (!column.behind().isEmpty()) {
      all.put("columns", column.behind());
    }
    return all;
  }
}
