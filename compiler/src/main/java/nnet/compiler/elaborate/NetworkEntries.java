package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.derive.Differentiation;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Program.Entry;
import nnet.compiler.graph.Program.SlotSpec;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/** The entries that one mode of a network gives. */
final class NetworkEntries {
  static final String TOTAL = "total";
  static final String WEIGHT = "weight/";

  private final Elaborator elaborator;
  private final NetworkBody body;
  private final Activation at;
  private final @Nullable Tensor penalty;
  private final Room room;

  /** Names of the weights of outputs. */
  private final Map<Value, String> weights = new HashMap<>();

  /** What layers add to the loss, a number for each example. */
  private final @Nullable Tensor added;

  private final EntrySlots slots;

  NetworkEntries(Elaborator elaborator, NetworkBody body) {
    this.elaborator = elaborator;
    this.body = body;
    at = body.activation;
    Penalties penalties = new Penalties(elaborator, at);
    penalty = penalties.ofParameters();
    added = penalties.ofLayers();
    slots = new EntrySlots(body, elaborator.workspace.dims, weights);
    room = new Room(elaborator.workspace.dims);
  }

  Entry predict() {
    List<Result> results = outputs();
    return entry("predict", results, examples(results));
  }

  /** Some outputs, for a {@code generate} block. */
  Entry generate(String name, Set<String> needed) {
    List<Result> results =
        outputs().stream().filter(output -> needed.contains(output.path())).toList();
    return entry(name, results, examples(results));
  }

  /** The next states of the examples, where results depend on the states before. */
  private List<Result> examples(List<Result> results) {
    List<Result> all = states().stream().filter(ExampleStates::is).toList();
    List<Result> needed = List.of();
    while (true) {
      Set<String> read = statesIn(results, needed);
      List<Result> more = all.stream().filter(state -> read.contains(state.path())).toList();
      if (more.size() == needed.size()) {
        return needed;
      }
      needed = more;
    }
  }

  private Set<String> statesIn(List<Result> results, List<Result> states) {
    List<Result> both = new ArrayList<>(results);
    both.addAll(states);
    Set<String> paths = new HashSet<>();
    Selection.of("", at.frame().builder, both).formals(Formal.Kind.STATE).stream()
        .map(Formal::path)
        .forEach(paths::add);
    return paths;
  }

  /** Outputs, a number for each example and loss, the penalty, and the states of metrics. */
  Entry evaluate() {
    List<Result> results = new ArrayList<>(outputs());
    body.losses.forEach((name, loss) -> {
      results.add(new Result(withPenalties(loss).value(), Result.Kind.LOSS, name));
      new LossWeights(elaborator.workspace, at.frame().builder)
          .of(loss.value())
          .ifPresent(
              weight -> results.add(new Result(weight.value(), Result.Kind.VALUE, WEIGHT + name)));
    });
    if (penalty != null) {
      results.add(new Result(penalty.value(), Result.Kind.VALUE, "penalty"));
    }
    return entry("evaluate", results, states());
  }

  /**
   * A phase's loss as a scalar to minimize, with every penalty.
   *
   * @param weights of the classes of a target
   */
  Entry train(String phase, List<String> lossNames, Optional<Training.ClassWeights> weights) {
    String title = lossNames.size() == 1 ? lossNames.get(0) : TOTAL;
    List<Result> results = new ArrayList<>();
    results.add(new Result(scalar(lossNames, weights).value(), Result.Kind.LOSS, title));
    return entry("train_" + phase, results, states());
  }

  /** Outputs and the sum of all losses, to be differentiated for every parameter and input. */
  Entry gradients(String mode) {
    List<Result> results = new ArrayList<>(outputs());
    List<String> all = List.copyOf(body.losses.keySet());
    results.add(new Result(scalar(all, Optional.empty()).value(), Result.Kind.LOSS, TOTAL));
    return entry("gradients_" + mode, results, List.of());
  }

  /**
   * Outputs weighted by numbers that are fed, to be differentiated for the real inputs there are.
   */
  Optional<Entry> outputGradients() {
    if (body.inputs.values().stream().noneMatch(port -> isReal(port.tensor()))) {
      return Optional.empty();
    }
    Tensor total = null;
    for (Map.Entry<String, Tensor> output : body.outputs.entrySet()) {
      Tensor each = weighted(WEIGHT + output.getKey(), output.getValue());
      total = plus(total, each, at.definition().name().span());
    }
    if (total == null) {
      return Optional.empty();
    }
    List<Result> results = new ArrayList<>(outputs());
    results.add(new Result(total.value(), Result.Kind.LOSS, TOTAL));
    return Optional.of(entry(Differentiation.OF_OUTPUTS, results, List.of()));
  }

  private static boolean isReal(Tensor tensor) {
    return NetworkBody.dataType(tensor.element()) == DataType.FLOAT;
  }

  /** The mean of an output times its weights; none of labels, and none where lengths differ. */
  private @Nullable Tensor weighted(String name, Tensor output) {
    Span own = at.definition().name().span();
    Tensor real = output.withElement(Element.F32);
    if (!isReal(output) || Padding.isRagged(output.shape())) {
      return null;
    }
    Value formal = at.frame().builder.formal(Formal.Kind.VALUE, name, real.value().type());
    weights.put(formal, name);
    Tensor weight = new Tensor(formal, Element.F32, true);
    Tensor product = elaborator.primitives.call("multiply", real, weight, at, own);
    Tensor mean = elaborator.primitives.meanOfExample(product, at, own);
    return mean == null ? null : meanOverBatch(mean, own);
  }

  private List<Result> outputs() {
    List<Result> results = new ArrayList<>();
    body.outputs.forEach(
        (name, tensor) -> results.add(new Result(shown(tensor), Result.Kind.VALUE, name)));
    return results;
  }

  /** Without anything in its padding. */
  private Value shown(Tensor output) {
    return elaborator.primitives.cleared(output, at).value();
  }

  private List<Result> states() {
    return at.frame().stateResults();
  }

  private Tensor withPenalties(Tensor loss) {
    Tensor each = forEachExample(loss);
    return added == null
        ? each
        : elaborator.primitives.call("add", each, added, at, at.definition().name().span());
  }

  private Tensor forEachExample(Tensor loss) {
    return elaborator.tensors.broadcast(loss, Shape.SCALAR, true, at.frame());
  }

  private Tensor scalar(List<String> lossNames, Optional<Training.ClassWeights> weights) {
    Span own = at.definition().name().span();
    Tensor total = plus(added == null ? null : meanOverBatch(added, own), penalty, own);
    for (String name : lossNames) {
      Span span = body.lossStatements.get(name);
      Tensor given = body.losses.get(name);
      if (span == null || given == null) {
        throw new IllegalStateException("no loss " + name);
      }
      at.frame().builder.origin(new Origin(span, ""));
      Tensor each =
          weights
              .map(plan -> new WeightedClasses(elaborator, body, plan).weighted(given, span))
              .orElse(given);
      Tensor loss = meanOverBatch(forEachExample(each), span);
      total = plus(loss, total, span);
    }
    return total == null ? elaborator.tensors.constant(0, at.frame()) : total;
  }

  private Tensor meanOverBatch(Tensor loss, Span span) {
    Item mean =
        elaborator.functions.call(
            Primitives.function("mean"),
            new Arguments.Evaluated(
                List.of(new Argued(new Item.Value(loss, span), span)),
                Map.of("over", new Argued(new Item.Text("batch"), span))),
            at,
            span);
    return Primitives.required(mean);
  }

  private @Nullable Tensor plus(@Nullable Tensor total, @Nullable Tensor more, Span span) {
    return elaborator.primitives.plus(total, more, at, span);
  }

  private Entry entry(String name, List<Result> results, List<Result> states) {
    List<Result> all = new ArrayList<>(results);
    all.addAll(states);
    RegionBuilder builder = at.frame().builder;
    Region region = Selection.of(name, builder, all);
    List<SlotSpec> inputs =
        region.formals().stream()
            .filter(formal -> formal.kind() == Formal.Kind.VALUE || ExampleStates.is(formal))
            .map(slots::input)
            .toList();
    List<SlotSpec> outputs = new ArrayList<>(results.stream().map(slots::output).toList());
    states.stream()
        .filter(ExampleStates::is)
        .forEach(state -> outputs.add(EntrySlots.carried(state.path())));
    return new Entry(name, room.of(ExampleStates.asValues(region)), inputs, outputs);
  }
}
