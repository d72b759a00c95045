package nnet.compiler.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nnet.compiler.gradcheck.Float64;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Program.Entry;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.plan.Directions;
import nnet.compiler.trace.Line.Row;
import nnet.compiler.trace.Trace.Part;
import nnet.compiler.trace.Trace.Pass;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.random.Draw;

/**
 * Runs the graph of a network in float64, after derivation and all passes, and writes down every
 * value: what is shown is what the emitted Java computes, up to the rounding of float32.
 */
public final class Tracer {
  private static final String OF_TRAINING = "gradients_train";
  private static final String OF_PREDICTION = "gradients_predict";

  private final Program program;
  private final Model model;
  private final Weights weights;
  private final Example example;
  private final long seed;

  /**
   * @param weights are changed where several phases follow one another
   */
  public Tracer(Program program, Model model, Weights weights, Example example, long seed) {
    this.program = program;
    this.model = model;
    this.weights = weights;
    this.example = example;
    this.seed = seed;
  }

  /** As in prediction: without what only training does. */
  public Trace predicting() {
    boolean derived = example.hasTargets() && has(OF_PREDICTION);
    return trace(List.of(new Pass("", parts(run(derived ? OF_PREDICTION : "predict", 0)))));
  }

  /**
   * As in the first step of training on this example alone; the phases one after the other.
   *
   * @param steps of the whole training, for schedules
   */
  public Trace training(long steps) {
    if (!example.hasTargets() || !has(OF_TRAINING)) {
      return predicting();
    }
    Optional<Training> training = model.schema().training();
    if (training.isEmpty()) {
      return trace(List.of(new Pass("", parts(run(OF_TRAINING, 0)))));
    }
    Training.Stage stage = training.get().stages().getFirst();
    List<Training.Phase> phases = stage.plan().phases();
    List<Pass> passes = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      Training.Phase plan = phases.get(i);
      int number = stage.firstPhase() + i;
      Recording recording = run(phases.size() == 1 ? OF_TRAINING : plan.entry(), number);
      List<Part> parts = new ArrayList<>(parts(recording));
      parts.add(
          new Updating(program, model, weights, number, plan).part(gradients(recording), steps));
      plan.constraint().ifPresent(entry -> parts.add(constrained(entry)));
      passes.add(new Pass(phases.size() == 1 ? "" : plan.name(), parts));
    }
    return trace(passes);
  }

  private Trace trace(List<Pass> passes) {
    return new Trace(program.name(), example.title(), passes);
  }

  private boolean has(String entry) {
    return program.entries().stream().anyMatch(each -> each.name().equals(entry));
  }

  private Recording run(String name, int phase) {
    Entry entry =
        program.entries().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    Draw draw = new Draw();
    draw.seed = seed;
    draw.step = 1;
    draw.phase = phase;
    return Recording.of(entry.body(), arguments(entry), 1, draw);
  }

  private List<NdArray> arguments(Entry entry) {
    Map<String, float[]> values = new TreeMap<>(example.values());
    for (Formal formal : entry.body().formals(Formal.Kind.VALUE)) {
      int size = NdArray.count(formal.value().type().shape().resolve(1));
      values.putIfAbsent(formal.path(), new float[size]); // what the batch before has left
    }
    Point point = new Point(weights, values, Map.of(), 1, seed);
    return new Float64(program, model.schema(), point).arguments(entry.body());
  }

  private static List<Part> parts(Recording recording) {
    Region region = recording.region();
    Directions directions = new Directions(region);
    Reader reader = Reader.ofEntry(recording, directions::isBackward);
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part("example", "the batch is this example alone: B = 1", List.of(inputs(recording))));
    parts.add(new Part("forward", "", reader.sections(false)));
    List<Section> backward = reader.sections(true);
    if (!backward.isEmpty()) {
      parts.add(new Part("backward", "L is the loss; each gradient is dL/d of a value", backward));
    }
    return parts;
  }

  private static Section inputs(Recording recording) {
    List<Item> items = new ArrayList<>();
    for (Formal formal : recording.region().formals(Formal.Kind.VALUE)) {
      Row row = new Row(List.of(), recording.first().value(formal.value()));
      List<Integer> shape = Shapes.OF_EXAMPLE.of(formal.value().type());
      items.add(Line.given(formal.path(), shape, List.of(row)));
    }
    return new Section("", Set.of(), items);
  }

  private static Map<String, NdArray> gradients(Recording recording) {
    Map<String, NdArray> gradients = new TreeMap<>();
    for (Result result : recording.region().results(Result.Kind.GRADIENT)) {
      gradients.put(result.path(), recording.first().value(result.value()));
    }
    return gradients;
  }

  /** Parameters are brought into their bounds. */
  private Part constrained(String entry) {
    Recording recording = run(entry, 0);
    Updating.take(recording, model.schema(), weights);
    Reader reader = Reader.ofEntry(recording, node -> false);
    return new Part("constraint", "after the update", reader.sections(false));
  }
}
