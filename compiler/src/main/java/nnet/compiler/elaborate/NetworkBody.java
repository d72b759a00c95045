package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Decision;

/** The body of the network that is compiled: collects its inputs, outputs, losses and metrics. */
final class NetworkBody implements Bodies.Special {
  private final Elaborator elaborator;
  private final Definition definition;
  final Activation activation;
  private boolean failed;
  final Map<String, Port> inputs = new LinkedHashMap<>();
  final Map<String, Port> targets = new LinkedHashMap<>();
  final Map<String, Tensor> outputs = new LinkedHashMap<>();

  /** A number for each example (or one for all) by the loss's name. */
  final Map<String, Tensor> losses = new LinkedHashMap<>();

  /** Whether nothing is wrong with any of them. */
  private boolean lossesKnown = true;

  /** The statements of the losses, for the mean over examples that is taken later. */
  final Map<String, Span> lossStatements = new LinkedHashMap<>();

  final List<MetricBody> metrics = new ArrayList<>();

  private final Decisions decisions;

  /**
   * An input or target with the name it was declared by.
   *
   * @param tensor what is given from outside
   */
  record Port(Name name, Tensor tensor) {}

  /** The lengths of each example, by the name of the {@code dim}. */
  final Map<String, Port> lengths = new LinkedHashMap<>();

  /** What the network makes of inputs and targets with padding, by what is given. */
  private final Map<Value, Value> cleared = new HashMap<>();

  NetworkBody(Elaborator elaborator, Definition definition) {
    this.elaborator = elaborator;
    this.definition = definition;
    activation =
        Activation.of(
            definition, new Frame(definition.name().text(), null), new Scope(null), "", null);
    decisions = new Decisions(elaborator, this);
  }

  void run(Map<String, Argued> options) {
    int before = elaborator.workspace.diagnostics.errorsSeen();
    elaborator.bodies.declareOptions(definition, options, activation);
    elaborator.bodies.requirementsHold(definition, activation, definition.name().span());
    if (definition.body() instanceof Body.Statements statements) {
      elaborator.bodies.run(statements.block(), activation, this);
    }
    decisions.elaborate();
    failed =
        elaborator.workspace.hasBroken() || elaborator.workspace.diagnostics.errorsSeen() > before;
    if (!failed) {
      reportUnused();
    }
  }

  /** Whether something in it is wrong: what it has not is not missed then. */
  boolean failed() {
    return failed;
  }

  List<Decision> decisions() {
    return decisions.all();
  }

  /** The place of a decision, for what is wrong with the data that it is fitted on. */
  Optional<Span> fitted() {
    return decisions.fitted();
  }

  /** Whether all is known that losses look at. */
  boolean knowsLosses() {
    return lossesKnown && !elaborator.workspace.hasBroken();
  }

  private void reportUnused() {
    inputs.values().forEach(port -> unused(port, "input", "remove it, or use it"));
    targets.values().forEach(port -> unused(port, "target", "compare an output with it in a loss"));
  }

  private void unused(Port port, String what, String help) {
    if (!activation.scope().isUsed(port.name().text())) {
      elaborator.reports.add(
          activation,
          Diagnostic.warning(
                  Code.UNUSED_INPUT,
                  port.name().span(),
                  "the " + what + " `" + port.name() + "` is never used")
              .help(help));
    }
  }

  @Override
  public boolean take(Statement statement, Activation at) {
    boolean special =
        switch (statement) {
          case Statement.Input s -> true;
          case Statement.Target s -> true;
          case Statement.Output s -> true;
          case Statement.DimensionBound s -> true;
          case Statement.Loss s -> true;
          case Statement.Metric s -> true;
          case Statement.Decision s -> true;
          case Statement.Penalty s -> true;
          default -> false;
        };
    if (special && !at.loops().isEmpty()) {
      elaborator.reports.error(
          at,
          Code.WRONG_KIND,
          statement.span(),
          "this has no place in a loop: it is declared once");
      return true;
    }
    if (special) {
      takeSpecial(statement, at);
    }
    return special;
  }

  /** The outputs that a loss compared with this target. */
  List<String> comparedWith(Port target) {
    return outputs.entrySet().stream()
        .filter(output ->
            elaborator.workspace.pairs.contains(
                new Workspace.Pair(output.getValue().value(), seen(target.tensor().value()))))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void takeSpecial(Statement statement, Activation at) {
    switch (statement) {
      case Statement.Input input -> port(input.name(), input.type(), inputs, at);
      case Statement.Target target -> port(target.name(), target.type(), targets, at);
      case Statement.Output output -> output(output, at);
      case Statement.DimensionBound bound -> dimension(bound, at);
      case Statement.Loss loss -> loss(loss, at);
      case Statement.Metric metric ->
          new MetricElaboration(elaborator).metric(metric, at).ifPresent(metrics::add);
      case Statement.Decision decision -> decisions.add(decision, at);
      case Statement.Penalty penalty ->
          elaborator.workspace.penalties.add(new Workspace.Penalty(penalty, at));
      default -> throw new IllegalStateException("no special statement: " + statement);
    }
  }

  private void port(Name name, TypeSyntax type, Map<String, Port> ports, Activation at) {
    Optional<Shape> shape = elaborator.unifier.types().shape(type, at);
    if (isDeclared(name, at)) {
      return;
    }
    Optional<Tensor> made =
        shape.flatMap(sizes -> elaborator.tensors.input(name.text(), type, sizes, at));
    if (made.isEmpty()) {
      if (shape.isEmpty()) {
        elaborator.unifier.types().element(type, at);
      }
      at.scope().declare(name.text(), Item.UNKNOWN);
      at.scope().markUsed(name.text());
      return;
    }
    Tensor tensor = made.get();
    ports.put(name.text(), new Port(name, tensor));
    Tensor inside = elaborator.primitives.cleared(tensor, at);
    cleared.put(tensor.value(), inside.value());
    elaborator.workspace.provenance.named(inside, name);
    at.scope().declare(name.text(), new Item.Value(inside, name.span()));
  }

  /** The sizes that differ from example to example. */
  RaggedDims dims() {
    return elaborator.workspace.dims;
  }

  private Value seen(Value given) {
    return cleared.getOrDefault(given, given);
  }

  private boolean isDeclared(Name name, Activation at) {
    boolean declared =
        inputs.containsKey(name.text())
            || targets.containsKey(name.text())
            || lengths.containsKey(name.text());
    if (declared) {
      elaborator.reports.error(
          at, Code.DUPLICATE_NAME, name.span(), "`" + name + "` is declared twice in this network");
    }
    return declared;
  }

  private void dimension(Statement.DimensionBound statement, Activation at) {
    Name name = statement.name();
    if (isDeclared(name, at)) {
      return;
    }
    Optional<Dim> bound =
        statement.atMost() == null
            ? Optional.empty()
            : elaborator.unifier.types().positive(statement.atMost(), at);
    if (statement.atMost() == null) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.MISSING_PART,
                  statement.span(),
                  "how long can the longest example be? `" + name + "` has no bound")
              .help("write dim " + name + " <= 512"));
    }
    if (bound.isEmpty() || bound.get().isRagged()) {
      at.scope().declare(name.text(), Item.UNKNOWN);
      return;
    }
    RaggedDims.Length length =
        elaborator.workspace.dims.declare(name, bound.get(), at.frame().builder);
    lengths.put(name.text(), new Port(name, length.tensor()));
    at.scope().declare(name.text(), new Item.Exact(Ratio.of(length.size())));
  }

  static DataType dataType(Element element) {
    return switch (element) {
      case Element.ClassIndex index -> DataType.INTEGER;
      case Element.Int integer -> DataType.INTEGER;
      case Element.Bool bool -> DataType.BOOLEAN;
      case Element.Real real -> DataType.FLOAT;
      case Element.Simplex simplex -> DataType.FLOAT;
    };
  }

  private void output(Statement.Output output, Activation at) {
    Item item = Outputs.of(elaborator, output, at);
    Tensor tensor = item.tensor();
    if (tensor != null
        && outputs.putIfAbsent(output.name().text(), perExample(tensor, at)) != null) {
      elaborator.reports.error(
          at,
          Code.DUPLICATE_NAME,
          output.name().span(),
          "`" + output.name() + "` is declared twice");
    }
  }

  private Tensor perExample(Tensor tensor, Activation at) {
    return elaborator.tensors.broadcast(tensor, tensor.shape(), true, at.frame());
  }

  private void loss(Statement.Loss loss, Activation at) {
    Name name = loss.name();
    String title = name == null ? "loss" : name.text();
    if (!elaborator.calls.names(loss.value(), DefinitionKind.LOSS, at)) {
      lossesKnown = false;
      return;
    }
    Item item = elaborator.bodies.named(title, loss.value(), at);
    Tensor tensor = elaborator.tensors.of(item, loss.value().span(), at);
    if (tensor == null) {
      losses.remove(title);
      lossesKnown = false;
      return;
    }
    Tensor number = elaborator.primitives.meanOfExample(tensor, at, loss.value().span());
    if (number == null) {
      lossesKnown = false;
      return;
    }
    Tensor before = losses.get(title);
    if (before != null && name != null) {
      elaborator.reports.error(
          at, Code.DUPLICATE_NAME, name.span(), "the loss `" + name + "` is declared twice");
      return;
    }
    lossStatements.putIfAbsent(title, loss.span());
    losses.put(title, before == null ? number : sum(before, number, loss, at));
  }

  /** Unnamed losses add. */
  private Tensor sum(Tensor a, Tensor b, Statement.Loss loss, Activation at) {
    Argued left = new Argued(new Item.Value(a, loss.span()), loss.span());
    Argued right = new Argued(new Item.Value(b, loss.span()), loss.span());
    Tensor total =
        elaborator.primitives.call("add", List.of(left, right), at, loss.span()).tensor();
    return total == null ? a : total;
  }
}
