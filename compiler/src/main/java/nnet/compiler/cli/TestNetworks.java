package nnet.compiler.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.elaborate.TestCase.Trained;
import nnet.compiler.emit.Loaded;
import nnet.compiler.expect.Networks;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.NetworkCheck.Row;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.gradcheck.Resampling;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.runtime.data.DataFiles;
import nnet.runtime.diagnosis.HealthWarning;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;

/** Compiles, checks and trains the networks that the tests of a file ask about. */
final class TestNetworks implements Networks {
  private static final int TRIALS = 2;
  private static final long SEED = 1;

  private final SourceFile source;
  private final Path data;
  private final boolean trains;
  private final Consumer<HealthWarning> warned;
  private final Map<String, TrainedRuns> trained = new HashMap<>();

  /**
   * @param data the folder of the data
   * @param trains whether whole runs are wanted
   * @param warned hears what is not well in them
   */
  TestNetworks(SourceFile source, Path data, boolean trains, Consumer<HealthWarning> warned) {
    this.source = source;
    this.data = data;
    this.trains = trains;
    this.warned = warned;
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
  public double measure(Trained runs) throws Unavailable, Missing {
    if (!trains) {
      throw new Unavailable("whole runs are left out");
    }
    TrainedRuns all = trained.get(runs.network());
    if (all == null) {
      all = trained(runs.network());
      trained.put(runs.network(), all);
    }
    return all.mean(runs);
  }

  private TrainedRuns trained(String network) throws Unavailable, Missing {
    List<Program> programs = Compiler.lower(programs(network));
    DataPlan plan =
        programs
            .getFirst()
            .data()
            .orElseThrow(() -> new Missing("no `train " + network + " on ...` is in the file"));
    for (String name : plan.files()) {
      available(name);
    }
    Model model = Loaded.model(Compiler.emit(programs));
    Training training = model.schema().training().orElseThrow();
    if (training.course().start().isPresent()) {
      available(training.course().start().get().file());
    }
    return new TrainedRuns(model, training, new DataFiles(data), warned);
  }

  private void available(String name) throws Unavailable {
    try {
      if (!Files.exists(data.resolve(name))) {
        throw new Unavailable("there is no " + name + " in " + data + " (see --data-dir)");
      }
    } catch (InvalidPathException e) {
      throw new Unavailable("`" + name + "` is no name of a file");
    }
  }

  private Program program(String network) throws Unavailable {
    return programs(network).getFirst();
  }

  /** Several where the training is a table of runs. */
  private List<Program> programs(String network) throws Unavailable {
    Request request = new Request(Optional.of(network), Optional.empty(), Map.of());
    List<Program> programs = Compiler.check(source, request).programs();
    if (programs.isEmpty()) {
      throw new Unavailable("`" + network + "` needs options of its own");
    }
    return programs;
  }
}
