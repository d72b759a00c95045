package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nnet.runtime.checkpoint.Checkpoint;
import nnet.runtime.checkpoint.CheckpointWriter;
import nnet.runtime.checkpoint.Interruption;
import nnet.runtime.checkpoint.RunIdentity;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.FaultReport;
import nnet.runtime.data.Fold;
import nnet.runtime.data.Part;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.GoldenChoice;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.train.Evaluation;
import nnet.runtime.train.FirstWeights;
import nnet.runtime.train.History;
import nnet.runtime.train.ListenerList;
import nnet.runtime.train.Measures;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/** One training, from its data to the files that it leaves. */
final class TrainRun {
  private final Model model;
  private final Schema schema;
  private final Arguments arguments;
  private final Training plan;
  private final Optional<Fold> fold;
  private final PrintStream out;

  /**
   * @param fold of the rows, where this is one of several trainings that divide them differently
   */
  TrainRun(Model model, Arguments arguments, Training plan, Optional<Fold> fold, PrintStream out) {
    this.model = model;
    this.schema = model.schema();
    this.arguments = arguments;
    this.plan = plan;
    this.fold = fold;
    this.out = out;
  }

  /** Trains and writes into the folder; the measures of every part afterwards. */
  Map<String, Map<String, Double>> into(Path folder) {
    Optional<Checkpoint> checkpoint = new ResumeFrom(arguments).checkpoint(folder);
    AtomicFile.prepare(folder);
    DataFiles files = new DataFiles(arguments.path("data-dir").orElse(Path.of(".")));
    Weights weights =
        checkpoint.isPresent() ? Weights.blank(schema) : first(model, plan, arguments, files);
    Dataset data = Dataset.fit(model, files, weights, fold);
    tell(data.faults());
    Supplier<RunIdentity> identity = () -> new RunIdentity(schema, plan, data);
    checkpoint.ifPresent(each -> {
      each.check(identity.get());
      each.restore(weights, schema);
    });
    TrainingListener shown = TrainProgress.of(arguments, out);
    CheckpointWriter writer = new CheckpointWriter(folder, checkpoints(), identity, shown);
    Trainer trainer =
        new Trainer(model, plan, data, weights, new ListenerList(List.of(shown, writer)));
    plan.course()
        .checkpoints()
        .filter(each -> each.keep() > 0)
        .ifPresent(each -> Measures.check(each.monitor(), trainer.measures(), "checkpoint"));
    checkpoint.ifPresent(each -> trainer.resume(each.state()));
    History history = train(trainer, writer);
    Map<String, Map<String, Double>> measures = measures(weights, data);
    weights.keep(GoldenChoice.of(model, weights, data));
    finish(folder, weights, history, measures);
    writer.finish();
    return measures;
  }

  /** Those that the command line names, else those of the plan. */
  static Weights first(Model model, Training plan, Arguments arguments, DataFiles files) {
    return arguments
        .path("weights")
        .map(file -> FirstWeights.of(model, plan, file))
        .orElseGet(() -> FirstWeights.of(model, plan, files));
  }

  private void tell(FaultReport faults) {
    if (faults.isEmpty()) {
      return;
    }
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(FaultLines.json(faults)));
    } else if (!arguments.has("quiet")) {
      FaultLines.print(faults, out);
    }
  }

  private static History train(Trainer trainer, CheckpointWriter writer) {
    try (Interruption interruption = Interruption.watch()) {
      writer.stopsAt(interruption);
      return trainer.train();
    }
  }

  private Optional<CheckpointWriter.Plan> checkpoints() {
    return plan.course()
        .checkpoints()
        .map(each ->
            new CheckpointWriter.Plan(each, Measures.higherIsBetter(schema, each.monitor())));
  }

  private Map<String, Map<String, Double>> measures(Weights weights, Dataset data) {
    Evaluation evaluation = new Evaluation(model, weights, plan);
    Map<String, Map<String, Double>> measures = new LinkedHashMap<>();
    for (Part part : data.parts()) {
      measures.put(part.name(), evaluation.of(part));
    }
    return measures;
  }

  private void finish(
      Path folder, Weights weights, History history, Map<String, Map<String, Double>> measures) {
    boolean plot = !arguments.has("no-plot");
    TrainResults.write(folder, model, weights, history, measures, plot);
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(Map.of("result", measures, "out", folder.toString())));
    } else if (!arguments.has("quiet") && !arguments.has("repeat") && fold.isEmpty()) {
      TrainResults.show(out, model, weights, history, measures, folder, plot);
    }
  }
}
