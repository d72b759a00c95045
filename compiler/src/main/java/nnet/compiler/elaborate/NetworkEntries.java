package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.derive.Differentiation;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Suggestion;
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
import nnet.compiler.syntax.Expression;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Slot;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/** The entries that one mode of a network gives. */
final class NetworkEntries {
  static final String TOTAL = "total";
  private static final String WEIGHT = "weight/";

  private final Elaborator elaborator;
  private final NetworkBody body;
  private final Activation at;
  private final @Nullable Tensor penalty;
  private final Room room;

  /** Names of the weights of outputs. */
  private final Map<Value, String> weights = new HashMap<>();

  /** What layers add to the loss, a number for each example. */
  private final @Nullable Tensor added;

  NetworkEntries(Elaborator elaborator, NetworkBody body) {
    this.elaborator = elaborator;
    this.body = body;
    at = body.activation;
    penalty = penalty();
    added = ofLayers();
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
      total = plus(total, each);
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
    Tensor product =
        required(elaborator.primitives.call("multiply", pair(real, weight, own), at, own));
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
    return added == null ? each : sum(each, added, at.definition().name().span());
  }

  private @Nullable Tensor ofLayers() {
    Tensor total = null;
    for (Value value : at.frame().penalties()) {
      Tensor each = new Tensor(value, Element.F32, true);
      total = total == null ? each : sum(total, each, at.definition().name().span());
    }
    return total;
  }

  private Tensor forEachExample(Tensor loss) {
    return elaborator.tensors.broadcast(loss, Shape.SCALAR, true, at.frame());
  }

  private Tensor scalar(List<String> lossNames, Optional<Training.ClassWeights> weights) {
    Span own = at.definition().name().span();
    Tensor ofLayers = added == null ? null : meanOverBatch(added, own);
    Tensor total = ofLayers == null || penalty == null ? penalty : sum(ofLayers, penalty, own);
    total = total == null ? ofLayers : total;
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
      total = total == null ? loss : sum(loss, total, span);
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
    return required(mean);
  }

  private Tensor sum(Tensor a, Tensor b, Span span) {
    return required(elaborator.primitives.call("add", pair(a, b, span), at, span));
  }

  private static List<Argued> pair(Tensor a, Tensor b, Span span) {
    return List.of(
        new Argued(new Item.Value(a, span), span), new Argued(new Item.Value(b, span), span));
  }

  private static Tensor required(Item item) {
    Tensor tensor = item.tensor();
    if (tensor == null) {
      throw new IllegalStateException("an operator of the compiler's own failed");
    }
    return tensor;
  }

  /** The sum of all penalties over the parameters that their patterns match. */
  private @Nullable Tensor penalty() {
    Tensor total = null;
    for (Workspace.Penalty penalty : elaborator.workspace.penalties) {
      at.frame().builder.origin(new Origin(penalty.statement().span(), ""));
      Item callee = elaborator.evaluate(penalty.statement().value(), penalty.at());
      List<String> paths = matched(penalty);
      for (String path : paths) {
        total = plus(total, penaltyOf(callee, path, penalty));
      }
    }
    return total;
  }

  private @Nullable Tensor plus(@Nullable Tensor total, @Nullable Tensor more) {
    if (total == null || more == null) {
      return more == null ? total : more;
    }
    return sum(total, more, body.activation.definition().name().span());
  }

  private List<String> matched(Workspace.Penalty penalty) {
    Expression.StringLiteral over = penalty.statement().over();
    String prefix = penalty.at().path();
    List<String> all = List.copyOf(elaborator.workspace.parameters.keySet());
    if (over == null) {
      return all.stream()
          .filter(path -> prefix.isEmpty() || Patterns.within(prefix, path))
          .toList();
    }
    String pattern = prefix.isEmpty() ? over.value() : prefix + "." + over.value();
    List<String> paths = all.stream().filter(path -> Patterns.matches(pattern, path)).toList();
    if (paths.isEmpty()) {
      noMatch(elaborator, over, all, penalty.at());
    }
    return paths;
  }

  static void noMatch(
      Elaborator elaborator, Expression.StringLiteral pattern, List<String> paths, Activation at) {
    Diagnostic error =
        Diagnostic.error(
            Code.PATTERN, pattern.span(), "no parameter matches \"" + pattern.value() + "\"");
    String near = Suggestion.nearest(pattern.value(), Patterns.candidates(paths)).orElse(null);
    List<String> few = paths.subList(0, Math.min(8, paths.size()));
    error =
        paths.isEmpty()
            ? error.note("the network has no parameters")
            : error.note(
                "the parameters are "
                    + String.join(", ", few)
                    + (few.size() < paths.size() ? " and others" : ""));
    elaborator.reports.add(at, near == null ? error : error.help("did you mean \"" + near + "\"?"));
  }

  private @Nullable Tensor penaltyOf(Item callee, String path, Workspace.Penalty penalty) {
    Workspace.Parameter parameter = elaborator.workspace.parameters.get(path);
    Span span = penalty.statement().span();
    if (parameter == null) {
      return null;
    }
    Tensor tensor = elaborator.tensors.parameter(path, parameter.shape(), at.frame());
    Item item =
        elaborator.calls.apply(
            callee, List.of(new Argued(new Item.Value(tensor, span), span)), Map.of(), at, span);
    return elaborator.tensors.of(item, span, at);
  }

  private Entry entry(String name, List<Result> results, List<Result> states) {
    List<Result> all = new ArrayList<>(results);
    all.addAll(states);
    RegionBuilder builder = at.frame().builder;
    Region region = Selection.of(name, builder, all);
    List<SlotSpec> inputs =
        region.formals().stream()
            .filter(formal -> formal.kind() == Formal.Kind.VALUE || ExampleStates.is(formal))
            .map(this::input)
            .toList();
    List<SlotSpec> outputs = new ArrayList<>(results.stream().map(this::output).toList());
    states.stream().filter(ExampleStates::is).forEach(state -> outputs.add(carried(state.path())));
    return new Entry(name, room.of(ExampleStates.asValues(region)), inputs, outputs);
  }

  private SlotSpec input(Formal formal) {
    return ExampleStates.is(formal) ? carried(formal.path()) : input(formal.value());
  }

  private static SlotSpec carried(String path) {
    return new SlotSpec(path, Slot.Kind.CARRIED, true, 0);
  }

  private SlotSpec input(Value formal) {
    for (NetworkBody.Port port : body.inputs.values()) {
      if (port.tensor().value() == formal) {
        return spec(port.name().text(), Slot.Kind.INPUT, port.tensor());
      }
    }
    for (NetworkBody.Port port : body.targets.values()) {
      if (port.tensor().value() == formal) {
        return spec(port.name().text(), Slot.Kind.TARGET, port.tensor());
      }
    }
    for (NetworkBody.Port port : body.lengths.values()) {
      if (port.tensor().value() == formal) {
        return spec(port.name().text(), Slot.Kind.LENGTH, port.tensor());
      }
    }
    String weight = weights.get(formal);
    if (weight != null) {
      return new SlotSpec(weight, Slot.Kind.OUTPUT_WEIGHT, true, 0);
    }
    throw new IllegalStateException("no input: " + formal);
  }

  private SlotSpec output(Result result) {
    boolean perExample =
        result.value().type().rank() > 0
            && result.value().type().shape().dim(0).equals(nnet.compiler.type.Dim.BATCH);
    if (result.kind() == Result.Kind.LOSS) {
      return new SlotSpec(result.path(), Slot.Kind.LOSS, perExample, 0);
    }
    if (result.path().startsWith(WEIGHT)) {
      String loss = result.path().substring(WEIGHT.length());
      return new SlotSpec(loss, Slot.Kind.LOSS_WEIGHT, perExample, 0);
    }
    Tensor tensor = body.outputs.get(result.path());
    return tensor == null
        ? new SlotSpec(result.path(), Slot.Kind.PENALTY, false, 0)
        : spec(result.path(), Slot.Kind.OUTPUT, tensor);
  }

  private SlotSpec spec(String name, Slot.Kind kind, Tensor tensor) {
    return spec(name, kind, tensor, elaborator.workspace.dims);
  }

  /** Classes of labels, and of the probabilities of labels; of a length one more than it can be. */
  static SlotSpec spec(String name, Slot.Kind kind, Tensor tensor, RaggedDims dims) {
    int classes =
        switch (tensor.element()) {
          case Element.ClassIndex label -> dims.bounded(label.count()).size();
          case Element.Simplex simplex -> dims.bounded(tensor.shape().last()).size();
          case Element.Real real -> 0;
          case Element.Int integer ->
              kind == Slot.Kind.LENGTH ? (int) integer.range().high() + 1 : 0;
          case Element.Bool bool -> 0;
        };
    return new SlotSpec(
        name, kind, tensor.perExample(), classes, dims.names(tensor.shape()), tensor.range());
  }
}
