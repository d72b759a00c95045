package nnet.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.ValueType;
import nnet.compiler.plan.Layout;
import nnet.compiler.plan.Place;
import nnet.compiler.plan.RegionPlan;
import nnet.compiler.plan.Size;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/** The schema of a program whose layout and plans are known. */
public final class Tables {
  private Tables() {}

  /**
   * @param plans of the entries, in the same order
   */
  public static Schema schema(
      Program program, Layout layout, List<RegionPlan> plans, String version) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      entries.add(entry(program.entries().get(i), plans.get(i)));
    }
    return new Schema(
        program.name(),
        fileName(program.source().name()),
        new Schema.Origin(version, program.source().sha256()),
        parameters(program, layout),
        layout.parameterFloats(),
        states(program, layout),
        layout.stateFloats(),
        entries,
        program.metrics().stream()
            .map(metric -> new Schema.Metric(metric.name(), metric.higherIsBetter()))
            .toList(),
        training(program, layout),
        program.data(),
        program.generations(),
        program.layers(),
        program.decisions());
  }

  /** Where the file is on this machine is nobody's business. */
  static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static List<Schema.Parameter> parameters(Program program, Layout layout) {
    return program.parameters().stream()
        .map(parameter ->
            new Schema.Parameter(
                parameter.path(),
                sizes(parameter.shape()),
                layout.parameter(parameter.path()).offset(),
                parameter.trainable(),
                parameter.fingerprint()))
        .toList();
  }

  private static List<Schema.State> states(Program program, Layout layout) {
    return program.states().stream()
        .map(state ->
            new Schema.State(
                state.path(),
                sizes(state.shape()),
                layout.state(state.path()).offset(),
                state.kind(),
                state.initial()))
        .toList();
  }

  private static List<Integer> sizes(Shape shape) {
    return shape.dims().stream().map(Dim::size).toList();
  }

  private static Entry entry(Program.Entry entry, RegionPlan plan) {
    List<Slot> inputs = new ArrayList<>();
    List<Formal> formals = entry.body().formals(Formal.Kind.VALUE);
    for (int i = 0; i < formals.size(); i++) {
      ValueType type = formals.get(i).value().type();
      inputs.add(slot(entry.inputs().get(i), type, plan.place(formals.get(i).value())));
    }
    List<Slot> outputs = new ArrayList<>();
    for (int i = 0; i < entry.body().results().size(); i++) {
      Result result = entry.body().results().get(i);
      if (result.kind() == Result.Kind.VALUE || result.kind() == Result.Kind.LOSS) {
        Program.SlotSpec spec = entry.outputs().get(outputs.size());
        outputs.add(slot(spec, result.value().type(), plan.results().get(i)));
      }
    }
    Size size = plan.size();
    return new Entry(
        entry.name(), size.perExample(), size.shared(), size.perPair(), inputs, outputs);
  }

  private static Slot slot(Program.SlotSpec spec, ValueType type, Place place) {
    Shape shape = type.shape();
    Shape own = spec.perExample() ? shape.slice(1, shape.rank()) : shape;
    int offset =
        switch (place) {
          case Place.Batched batched -> batched.offset();
          case Place.Shared shared -> shared.offset();
          case Place.Paired paired -> throw misplaced(spec);
          case Place.Argument argument -> throw misplaced(spec);
          case Place.Fixed fixed -> throw misplaced(spec);
          case Place.Key key -> throw misplaced(spec);
        };
    boolean batched = place instanceof Place.Batched;
    if (batched != spec.perExample() && own.elements().size() > 0) {
      throw new IllegalStateException(spec.name() + " is " + type + ": per example or not?");
    }
    return new Slot(
        spec.name(),
        spec.kind(),
        sizes(own),
        spec.perExample(),
        offset,
        isGivenShares(spec, type) ? 0 : spec.classes(),
        spec.dims());
  }

  /** Shares of classes that a caller gives are numbers, no labels. */
  private static boolean isGivenShares(Program.SlotSpec spec, ValueType type) {
    boolean given = spec.kind() == Slot.Kind.INPUT || spec.kind() == Slot.Kind.TARGET;
    return given && type.data() != DataType.INTEGER;
  }

  private static IllegalStateException misplaced(Program.SlotSpec spec) {
    return new IllegalStateException(spec.name() + " is not in the workspace");
  }

  private static Optional<Training> training(Program program, Layout layout) {
    return program
        .training()
        .map(training -> {
          List<Training.Phase> phases = new ArrayList<>();
          for (int i = 0; i < training.phases().size(); i++) {
            List<Training.Range> ranges = ranges(program, program.phases().get(i), layout);
            phases.add(training.phases().get(i).withRanges(ranges));
          }
          Training whole = withRanges(training, phases);
          return whole.withCourse(whole.course().withProgram(Fingerprint.of(program, whole)));
        });
  }

  private static Training withRanges(Training training, List<Training.Phase> phases) {
    List<Training.Stage> stages = new ArrayList<>();
    for (Training.Stage stage : training.course().stages()) {
      int end = stage.firstPhase() + stage.plan().phases().size();
      stages.add(stage.withPlan(stage.plan().withPhases(phases.subList(stage.firstPhase(), end))));
    }
    return training.withPhases(phases).withCourse(training.course().withStages(stages));
  }

  /** The parameters of a phase, neighbours of one group joined where each element is by itself. */
  private static List<Training.Range> ranges(Program program, Program.Phase phase, Layout layout) {
    TreeMap<Integer, Training.Range> sorted = new TreeMap<>();
    for (Program.Parameter parameter : program.parameters()) {
      if (phase.over().contains(parameter.path())) {
        int from = layout.parameter(parameter.path()).offset();
        int to = from + parameter.shape().elements().size();
        int group = phase.groups().getOrDefault(parameter.path(), 0);
        sorted.put(from, new Training.Range(from, to, group));
      }
    }
    List<Training.Range> ranges = new ArrayList<>();
    for (Training.Range next : sorted.values()) {
      Training.@Nullable Range last = ranges.isEmpty() ? null : ranges.getLast();
      if (last != null && joins(last, next) && !phase.reduces()) {
        ranges.removeLast();
        ranges.add(new Training.Range(last.from(), next.to(), last.group()));
      } else {
        ranges.add(next);
      }
    }
    return ranges;
  }

  private static boolean joins(Training.Range last, Training.Range next) {
    return last.to() == next.from() && last.group() == next.group();
  }
}
