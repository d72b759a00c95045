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
import nnet.runtime.data.Part;
import nnet.runtime.diagnosis.NonFiniteError;
import nnet.runtime.drift.DistributionFit;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.io.Json;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.GoldenChoice;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.table.RunRecord;
import nnet.runtime.table.RunResult;
import nnet.runtime.train.Evaluation;
import nnet.runtime.train.FirstWeights;
import nnet.runtime.train.History;
import nnet.runtime.train.ListenerList;
import nnet.runtime.train.Measures;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/** One training, from its data to the files that it leaves. */
final class TrainRun {
  private final PlannedRun run;
  private final Model model;
  private final Schema schema;
  private final Arguments arguments;
  private final Training plan;
  private final PrintStream out;

  TrainRun(PlannedRun run, Arguments arguments, PrintStream out) {
    this.run = run;
    this.model = run.model();
    this.schema = model.schema();
    this.arguments = arguments;
    this.plan = run.plan();
    this.out = out;
  }

  /**
   * What came out.
   *
   * @param measures of every part
   */
  record Trained(
      Weights weights,
      History history,
      Map<String, Map<String, Double>> measures,
      RunIdentity identity) {
    /** What tells of it, where it is one of a table. */
    RunRecord record(String name, PlannedRun run) {
      RunResult result = new RunResult(name, run.values(), RunResult.flat(measures));
      return new RunRecord(result, identity.values(), run.plan().totalEpochs());
    }
  }

  /**
   * Trains and writes into the folder.
   *
   * @param checkpoint to go on from
   */
  Trained into(Path folder, Optional<Checkpoint> checkpoint) {
    AtomicFile.prepare(folder);
    AtomicFile.removeParts(folder.resolve(CheckpointWriter.BEST));
    MemoryCheck memory = MemoryCheck.of(schema, plan);
    memory.beforeData();
    DataFiles files = files();
    Weights weights =
        checkpoint.isPresent() ? Weights.blank(schema) : first(model, plan, arguments, files);
    Dataset data = Dataset.fit(model, files, weights, run.fold());
    tell(data.faults());
    memory.withData(data.part("train").orElseThrow().size());
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
    Trained trained = new Trained(weights, history, measures(weights, data), identity.get());
    weights.keep(GoldenChoice.of(model, weights, data));
    weights.keep(DistributionFit.of(model, weights, data));
    TrainResults.write(folder, model, weights, history, trained.measures(), plots());
    if (TrainProgress.isJson(arguments)) {
      out.println(Json.write(Map.of("result", trained.measures(), "out", folder.toString())));
    }
    writer.finish();
    return trained;
  }

  /** Tells what came out, where there is no table to tell it. */
  void show(Path folder, Trained trained) {
    if (!TrainProgress.isJson(arguments) && !arguments.has("quiet")) {
      TrainResults.show(
          out, model, trained.weights(), trained.history(), trained.measures(), folder, plots());
    }
  }

  /** What the run would be, without training. */
  String dataFingerprint() {
    return Dataset.fit(model, files(), Weights.blank(schema), run.fold()).fingerprint();
  }

  private DataFiles files() {
    return new DataFiles(arguments.path("data-dir").orElse(Path.of(".")));
  }

  private boolean plots() {
    return !arguments.has("no-plot");
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

  private History train(Trainer trainer, CheckpointWriter writer) {
    try (Interruption interruption = Interruption.watch()) {
      writer.stopsAt(interruption);
      return trainer.train();
    } catch (NonFiniteError failure) {
      FailedRun.tell(failure, TrainProgress.isJson(arguments), out);
      throw failure;
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
}
