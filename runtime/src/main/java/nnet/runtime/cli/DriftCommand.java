package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Examples;
import nnet.runtime.data.RawWatch;
import nnet.runtime.drift.DriftReport;
import nnet.runtime.drift.FieldDrift;
import nnet.runtime.drift.Thresholds;
import nnet.runtime.drift.Verdict;
import nnet.runtime.io.Json;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;
import nnet.runtime.serve.DriftMonitor;

/** Says whether rows of a file are like those that a network was trained on. */
final class DriftCommand implements Command {
  private static final List<String> TITLES =
      List.of("of", "name", "PSI", "verdict", "missing", "unknown", "changed most", "share");

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public String summary() {
    return "Whether new rows are like the training rows: stability index, gaps, unknown values.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        WEIGHTS,
        new Option("input", "FILE", "the rows: a csv, npy or npz, or what the data are read from"),
        new Option("shifted", "PSI", "from which a change is worth a look (default: 0.1)"),
        new Option("drifted", "PSI", "from which a change is large (default: 0.25)"),
        DATA_DIR,
        FORMAT);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Path input = arguments.requiredPath("input");
    Weights weights = arguments.weights(model);
    Predictor predictor = Predictor.of(model, weights);
    DriftMonitor monitor = DriftMonitor.of(predictor, thresholds(arguments));
    DataFiles files = new DataFiles(arguments.path("data-dir").orElse(Path.of(".")));
    DriftReport report = report(monitor, input, files);
    if (arguments.choice("format", List.of("human", "json")).equals("json")) {
      out.println(Json.write(json(report)));
    } else {
      print(report, out);
    }
  }

  private static Thresholds thresholds(Arguments arguments) {
    return new Thresholds(
        arguments.positive("shifted").orElse(Thresholds.CUSTOMARY.shifted()),
        arguments.positive("drifted").orElse(Thresholds.CUSTOMARY.drifted()));
  }

  /** Inputs count where a file holds them and no raw rows. */
  private static DriftReport report(DriftMonitor monitor, Path input, DataFiles files) {
    Predictor predictor = monitor.predictor();
    RawWatch fields = monitor.watch();
    int[] raw = new int[1];
    RawWatch watch =
        row -> {
          raw[0]++;
          fields.see(row);
        };
    Examples examples = Examples.read(predictor.model(), predictor.weights(), input, files, watch);
    float[] results = PredictCommand.results(predictor, examples);
    if (raw[0] > 0) {
      monitor.countResults(results, examples.count());
    } else {
      monitor.count(examples.inputs(), results, examples.count());
    }
    return monitor.report();
  }

  private static void print(DriftReport report, PrintStream out) {
    List<List<String>> rows = new ArrayList<>();
    for (FieldDrift field : report.fields()) {
      boolean changed = field.verdict() != Verdict.STABLE;
      rows.add(
          List.of(
              field.place().text(),
              field.name(),
              String.format(Locale.ROOT, "%.3f", field.index()),
              field.verdict().text(),
              field.missing().isNothing() ? "" : field.missing().shares(),
              field.unknown().isNothing() ? "" : field.unknown().shares(),
              changed ? field.most().what() : "",
              changed ? field.most().shares() : ""));
    }
    out.println(report.headline());
    TextTable.print(TITLES, rows, out);
  }

  private static Map<String, Object> json(DriftReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("verdict", report.verdict().text());
    all.put("rows", report.rows());
    all.put("fields", report.fields().stream().map(DriftCommand::json).toList());
    return all;
  }

  private static Map<String, Object> json(FieldDrift field) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("of", field.place().text());
    all.put("name", field.name());
    all.put("rows", field.rows());
    all.put("psi", field.index());
    all.put("verdict", field.verdict().text());
    all.put("missing", json(field.missing()));
    all.put("unknown", json(field.unknown()));
    all.put("outside", field.outside());
    all.put("changedMost", json(field.most()));
    return all;
  }

  private static Map<String, Object> json(FieldDrift.Change change) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("what", change.what());
    all.put("training", change.training());
    all.put("now", change.now());
    return all;
  }
}
