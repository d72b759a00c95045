package nnet.runtime.cli;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.plot.CurvePicture;
import nnet.runtime.plot.TextPlot;
import nnet.runtime.progress.BarProgress;
import nnet.runtime.progress.JsonProgress;
import nnet.runtime.progress.LineProgress;
import nnet.runtime.train.Evaluation;
import nnet.runtime.train.History;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/** Trains and writes what came out. */
final class TrainCommand implements Command {

  @Override
  public String name() {
    return "train";
  }

  @Override
  public String summary() {
    return "Train the network on its data; writes weights, history and measures.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("epochs", "N", "instead of the number in the file"),
        new Option("batch", "N|all", "instead of the size in the file"),
        SEED,
        DATA_DIR,
        new Option("out", "DIR", "where files are written (default: runs/NETWORK)"),
        new Option("weights", "FILE", "start from these weights"),
        Option.flag("quiet", "print nothing"),
        Option.flag("plot", "draw the curves (default)"),
        Option.flag("no-plot", "draw no curves"),
        FORMAT);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    Training plan = plan(model, arguments);
    boolean json = arguments.choice("format", List.of("human", "json")).equals("json");
    Weights weights =
        arguments
            .path("weights")
            .map(file -> Weights.read(model.schema(), file))
            .orElseGet(() -> Weights.initial(model, plan.seed()));
    Path folder = arguments.path("data-dir").orElse(Path.of("."));
    Dataset data = Dataset.fit(model, new DataFiles(folder), weights);
    TrainingListener listener = listener(arguments, json, out);
    History history = new Trainer(model, plan, data, weights, listener).train();
    Map<String, Map<String, Double>> measures = measures(model, plan, weights, data);
    Path target = arguments.path("out").orElse(Path.of("runs", model.schema().network()));
    write(target, model, weights, history, measures, !arguments.has("no-plot"));
    if (json) {
      out.println(Json.write(Map.of("result", measures, "out", target.toString())));
    } else if (!arguments.has("quiet")) {
      show(out, history, measures, target, !arguments.has("no-plot"));
    }
  }

  private static Training plan(Model model, Arguments arguments) {
    Training plan =
        model
            .schema()
            .training()
            .orElseThrow(() ->
                new UserError(
                    "there is no `train "
                        + model.schema().network()
                        + " on ...` in "
                        + model.schema().source()));
    boolean all = arguments.text("batch").filter("all"::equals).isPresent();
    boolean sized = arguments.has("batch") && !all;
    int batch =
        sized ? (int) arguments.whole("batch", 1, Integer.MAX_VALUE).orElseThrow() : plan.batch();
    return plan.withExtent(
        (int) arguments.whole("epochs", 1, Integer.MAX_VALUE).orElse(plan.epochs()),
        batch,
        all || (plan.fullBatch() && !sized),
        arguments.whole("seed", 0, Long.MAX_VALUE).orElse(plan.seed()));
  }

  private static TrainingListener listener(Arguments arguments, boolean json, PrintStream out) {
    if (json) {
      return new JsonProgress(out);
    }
    if (arguments.has("quiet")) {
      return new TrainingListener() {};
    }
    return isTerminal(out) && Library.PROGRESS_BAR.isThere()
        ? new BarProgress(out)
        : new LineProgress(out);
  }

  /** The launcher of {@code nnet} knows; else the JDK does. */
  private static boolean isTerminal(PrintStream out) {
    String told = System.getProperty("nnet.terminal");
    boolean terminal =
        told == null
            ? Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
            : told.contains("1");
    return terminal && out.equals(System.out);
  }

  private static Map<String, Map<String, Double>> measures(
      Model model, Training plan, Weights weights, Dataset data) {
    Evaluation evaluation = new Evaluation(model, weights, plan);
    Map<String, Map<String, Double>> measures = new LinkedHashMap<>();
    for (Part part : data.parts()) {
      measures.put(part.name(), evaluation.of(part));
    }
    return measures;
  }

  private static void write(
      Path folder,
      Model model,
      Weights weights,
      History history,
      Map<String, Map<String, Double>> measures,
      boolean plot) {
    weights.write(folder.resolve("model.safetensors"));
    AtomicFile.write(folder.resolve("history.csv"), history.csv());
    AtomicFile.write(folder.resolve("metrics.json"), Json.write(measures) + "\n");
    if (plot && canDraw()) {
      String svg = CurvePicture.of(model.schema().network(), history).svg();
      AtomicFile.write(folder.resolve("history.svg"), svg);
    }
  }

  private static void show(
      PrintStream out,
      History history,
      Map<String, Map<String, Double>> measures,
      Path folder,
      boolean plot) {
    if (plot) {
      out.println();
      out.print(TextPlot.draw(history));
    }
    out.println();
    MeasureTable.print(measures, out);
    out.println();
    out.println(
        "written to "
            + folder
            + ": model.safetensors, history.csv, metrics.json"
            + (plot && canDraw() ? ", history.svg" : ""));
    if (plot && !canDraw()) {
      out.println("history.svg is left out: this jar comes without JFreeChart and Batik");
    }
  }

  private static boolean canDraw() {
    return Library.CHARTS.isThere() && Library.SVG.isThere();
  }
}
