package nnet.compiler.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.expect.Networks;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.NetworkCheck.Row;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.gradcheck.Resampling;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.train.Evaluation;
import nnet.runtime.train.FirstWeights;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/** Compiles, checks and trains the networks that the tests of a file ask about. */
final class TestNetworks implements Networks {
  private static final int TRIALS = 2;
  private static final long SEED = 1;

  private final SourceFile source;
  private final Path data;
  private final boolean trains;
  private final Map<String, Map<String, Map<String, Double>>> measures = new HashMap<>();

  /**
   * @param data the folder of the data
   * @param trains whether whole runs are wanted
   */
  TestNetworks(SourceFile source, Path data, boolean trains) {
    this.source = source;
    this.data = data;
    this.trains = trains;
  }

  @Override
  public String wrongGradients(String network) throws Unavailable {
    Program written = program(network);
    Program program = Compiler.lower(written);
    if (program.entries().stream().noneMatch(e -> e.name().startsWith("gradients_"))) {
      return "`" + network + "` has no loss to differentiate";
    }
    Model model = Loaded.model(Compiler.emit(program));
    return Resampling.of(
            SEED,
            seed ->
                new NetworkCheck(written, program, model, Point.random(program, model, seed))
                    .rows(TRIALS, "vector", Map.of()))
        .rows()
        .stream()
        .filter(row -> !row.passes())
        .map(Row::path)
        .distinct()
        .collect(Collectors.collectingAndThen(Collectors.toList(), TestNetworks::wrong));
  }

  private static String wrong(List<String> paths) {
    return paths.isEmpty() ? "" : "wrong for " + String.join(", ", paths);
  }

  @Override
  public double measure(String network, String part, String measure) throws Unavailable, Missing {
    if (!trains) {
      throw new Unavailable("whole runs are left out");
    }
    Map<String, Map<String, Double>> parts = measures.get(network);
    if (parts == null) {
      parts = train(network);
      measures.put(network, parts);
    }
    Map<String, Double> found = parts.get(part);
    if (found == null) {
      throw new Missing("the data have no part `" + part + "`" + there(parts.keySet()));
    }
    Double value = found.get(measure);
    if (value == null) {
      throw new Missing("there is no measure `" + measure + "`" + there(found.keySet()));
    }
    return value;
  }

  private static String there(Collection<String> names) {
    return "; there is " + String.join(", ", names);
  }

  private Map<String, Map<String, Double>> train(String network) throws Unavailable, Missing {
    Program program = Compiler.lower(program(network));
    DataPlan plan =
        program
            .data()
            .orElseThrow(() -> new Missing("no `train " + network + " on ...` is in the file"));
    for (String name : plan.files()) {
      available(name);
    }
    Model model = Loaded.model(Compiler.emit(program));
    Training training = model.schema().training().orElseThrow();
    if (training.course().start().isPresent()) {
      available(training.course().start().get().file());
    }
    try {
      Weights weights = FirstWeights.of(model, training, new DataFiles(data));
      Dataset dataset = Dataset.fit(model, new DataFiles(data), weights);
      new Trainer(model, training, dataset, weights, new TrainingListener() {}).train();
      Evaluation evaluation = new Evaluation(model, weights, training);
      Map<String, Map<String, Double>> found = new HashMap<>();
      for (Part part : dataset.parts()) {
        found.put(part.name(), evaluation.of(part));
      }
      return found;
    } catch (UserError wrong) {
      throw new Missing(wrong.text());
    }
  }

  private void available(String name) throws Unavailable {
    if (!Files.exists(data.resolve(name))) {
      throw new Unavailable("there is no " + name + " in " + data + " (see --data-dir)");
    }
  }

  private Program program(String network) throws Unavailable {
    Request request = new Request(Optional.of(network), Optional.empty(), Map.of());
    return Compiler.check(source, request)
        .program()
        .orElseThrow(() -> new Unavailable("`" + network + "` needs options of its own"));
  }
}
