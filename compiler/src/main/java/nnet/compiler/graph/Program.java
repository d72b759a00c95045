package nnet.compiler.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Generation;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;

/**
 * A whole compilation: a network with its entries, optimizers, metrics and data, all as regions.
 *
 * @param name of the network, and of the class that is emitted
 * @param training the plan of training with phases' ranges still empty: layout comes later
 * @param layers rows of the summary
 */
public record Program(
    String name,
    Source source,
    List<Parameter> parameters,
    List<State> states,
    List<Entry> entries,
    List<Phase> phases,
    List<Metric> metrics,
    Optional<Training> training,
    Optional<DataPlan> data,
    List<Generation> generations,
    List<Schema.LayerRow> layers,
    List<Decision> decisions) {

  public Program {
    parameters = List.copyOf(parameters);
    states = List.copyOf(states);
    entries = List.copyOf(entries);
    phases = List.copyOf(phases);
    metrics = List.copyOf(metrics);
    generations = List.copyOf(generations);
    layers = List.copyOf(layers);
    decisions = List.copyOf(decisions);
  }

  /**
   * The file that it was written in.
   *
   * @param name the path as the user wrote it
   * @param sha256 of its text
   */
  public record Source(String name, String sha256) {}

  public record Parameter(String path, Shape shape, boolean trainable, String fingerprint) {}

  public record State(String path, Shape shape, Schema.State.Kind kind, double initial) {}

  /**
   * A way into the program. {@code initialize} has a result of kind {@code PARAMETER} for each
   * parameter; the others take value formals as input slots and give value and loss results as
   * output slots, parameter and state formals by full path, state results and gradients by full
   * path.
   *
   * @param inputs one for each VALUE formal of the body, in order
   * @param outputs one for each VALUE or LOSS result of the body, in order
   */
  public record Entry(String name, Region body, List<SlotSpec> inputs, List<SlotSpec> outputs) {
    public Entry {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }

    public Entry withBody(Region other) {
      return new Entry(name, other, inputs, outputs);
    }
  }

  /**
   * What the caller of an entry knows of a formal or result; see {@link Slot}.
   *
   * @param range where its numbers lie
   */
  public record SlotSpec(
      String name,
      Slot.Kind kind,
      boolean perExample,
      int classes,
      List<String> dims,
      Range range) {
    public SlotSpec {
      dims = List.copyOf(dims);
    }

    /** One whose sizes are the same for every example, of any numbers. */
    public SlotSpec(String name, Slot.Kind kind, boolean perExample, int classes) {
      this(name, kind, perExample, classes, List.of(), Range.ALL);
    }
  }

  /**
   * @param over paths of the parameters that it updates
   * @param groups by path, of those parameters that are not in the first group
   * @param update VALUE formals {@code parameter}, {@code gradient} ({@code f32[B]}), {@code step}
   *     and the real options (f64); STATE formals {@code f32[B]} or f64; results VALUE {@code
   *     parameter} and the STATEs' next values; elementwise but for sums over the whole parameter
   * @param options for each group and each real option a region from VALUE formals {@code step},
   *     {@code total_steps}, {@code epoch}, {@code monitor} (f64) and STATE formals (f64) to one
   *     f64 VALUE result and the STATEs' next values
   */
  public record Phase(
      String name,
      List<String> over,
      Map<String, Integer> groups,
      Region update,
      List<String> optionNames,
      List<Region> options) {
    public Phase {
      over = List.copyOf(over);
      groups = Map.copyOf(groups);
      optionNames = List.copyOf(optionNames);
      options = List.copyOf(options);
    }

    /** Whether the update sums over whole parameters, which must come to it one by one then. */
    public boolean reduces() {
      return update.nodes().stream().anyMatch(Phase::isReduction);
    }

    /** Whether a node of an update makes one number of many. */
    public static boolean isReduction(Node node) {
      return node.result().type().rank() == 0
          && node.operands().stream().anyMatch(operand -> operand.type().rank() > 0);
    }
  }

  /**
   * @param result from STATE formals (f64, by full path) to one f64 VALUE
   */
  public record Metric(String name, Region result, boolean higherIsBetter) {}

  public Program withEntries(List<Entry> other) {
    return new Program(
        name,
        source,
        parameters,
        states,
        other,
        phases,
        metrics,
        training,
        data,
        generations,
        layers,
        decisions);
  }

  /** What predictions and generated texts need: no gradients, optimizers, losses or metrics. */
  public Program forInference() {
    Set<String> needed = new HashSet<>(Set.of("predict", "data"));
    generations.forEach(generation -> needed.add(generation.entry()));
    return new Program(
        name,
        source,
        parameters,
        states.stream().filter(state -> state.kind() != Schema.State.Kind.METRIC).toList(),
        entries.stream().filter(entry -> needed.contains(entry.name())).toList(),
        List.of(),
        List.of(),
        Optional.empty(),
        data,
        generations,
        layers,
        decisions);
  }

  public Program withTraining(Training other) {
    return new Program(
        name,
        source,
        parameters,
        states,
        entries,
        phases,
        metrics,
        Optional.of(other),
        data,
        generations,
        layers,
        decisions);
  }
}
