package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Schema;
import org.jspecify.annotations.Nullable;

/** Parameters, states and assignments: what outlives the expression that makes it. */
final class Storage {
  private final Elaborator elaborator;

  Storage(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  void parameter(Statement.Parameter statement, Activation at) {
    Optional<Shape> shape =
        statement.type() == null
            ? Optional.of(Shape.SCALAR)
            : elaborator.unifier.types().shape(statement.type(), at);
    String name = statement.name().text();
    if (shape.isEmpty()) {
      at.scope().declare(name, Item.UNKNOWN);
      return;
    }
    if (shape.get().elements().batches() > 0) {
      ofBatch("parameter", statement.name(), shape.get(), at);
      return;
    }
    if (Padding.isRagged(shape.get())) {
      ragged("parameter", statement.name(), shape.get(), at);
      return;
    }
    String path = at.declared(name);
    Item initial = initializer(statement.initial(), shape.get(), at);
    if (!known(path, shape.get(), initial, statement, at)) {
      at.scope().declare(name, Item.UNKNOWN);
      return;
    }
    Tensor tensor = elaborator.tensors.parameter(path, shape.get(), at.frame());
    at.scope().declare(name, new Item.Value(tensor, statement.name().span()));
  }

  /** What outlives a batch has the same size for all of them. */
  private void ofBatch(String what, Name name, Shape shape, Activation at) {
    Item unknown =
        elaborator.reports.error(
            at,
            Code.DIMENSION,
            name.span(),
            "the "
                + what
                + " `"
                + name
                + "` would be f32"
                + shape
                + ", of another size for each batch");
    at.scope().declare(name.text(), unknown);
  }

  /** What outlives an example has the same size for all of them. */
  private void ragged(String what, Name name, Shape shape, Activation at) {
    at.scope()
        .declare(
            name.text(),
            elaborator.reports.error(
                at,
                Diagnostic.error(
                        Code.RAGGED,
                        name.span(),
                        "the "
                            + what
                            + " `"
                            + name
                            + "` would be f32"
                            + shape
                            + ", of another size for each example")
                    .help(
                        "make it as large as the longest example, bound("
                            + lengthIn(shape)
                            + "), and take the part that an example has by `[:"
                            + lengthIn(shape)
                            + "]`")));
  }

  private static String lengthIn(Shape shape) {
    return shape.dims().stream().filter(Dim::isRagged).findFirst().map(Dim::toString).orElse("");
  }

  private Item initializer(@Nullable Expression initial, Shape shape, Activation at) {
    if (initial != null) {
      return elaborator.evaluate(initial, at);
    }
    String usual = shape.rank() >= 2 ? "glorot_uniform" : "zeros";
    Item item = elaborator.expressions.callable(usual);
    return item == null ? Item.UNKNOWN : item;
  }

  /** Registers a parameter; a shared instance that is applied again must make it the same. */
  private boolean known(
      String path, Shape shape, Item initial, Statement.Parameter statement, Activation at) {
    Workspace.Parameter first = elaborator.workspace.parameters.get(path);
    if (first == null) {
      String fingerprint = at.definition().name() + "." + statement.name() + shape;
      elaborator.workspace.parameters.put(
          path,
          new Workspace.Parameter(
              path,
              shape,
              initial instanceof Item.Frozen frozen ? frozen.initial() : initial,
              statement.span(),
              fingerprint,
              !(initial instanceof Item.Frozen)));
      return true;
    }
    if (first.shape().equals(shape)) {
      return true;
    }
    elaborator.reports.error(
        at,
        Code.SHAPE_MISMATCH,
        statement.span(),
        "this instance is shared, but its `"
            + statement.name()
            + "` would be f32"
            + shape
            + " here and f32"
            + first.shape()
            + " where it was applied first");
    return false;
  }

  void state(Statement.State statement, Activation at) {
    Optional<ValueType> type = stateType(statement, at);
    String name = statement.name().text();
    if (type.isEmpty()) {
      at.scope().declare(name, Item.UNKNOWN);
      return;
    }
    if (type.get().shape().elements().batches() > 0
        && at.definition().kind() != DefinitionKind.OPTIMIZER) {
      ofBatch("state", statement.name(), type.get().shape(), at);
      return;
    }
    if (Padding.isRagged(type.get().shape())) {
      ragged("state", statement.name(), type.get().shape(), at);
      return;
    }
    String path = at.declared(name);
    boolean metric = at.definition().kind() == DefinitionKind.METRIC;
    boolean copy = isParameter(statement.initial(), at);
    elaborator.workspace.states.putIfAbsent(
        path,
        new Workspace.State(
            path,
            type.get(),
            metric ? Schema.State.Kind.METRIC : Schema.State.Kind.LAYER,
            copy ? 0 : initialNumber(statement.initial(), at),
            copy));
    Tensor tensor = new Tensor(at.frame().state(path, type.get()), Element.F32, false);
    at.outcome().states.put(name, path);
    at.scope().declare(name, new Item.Value(tensor, statement.name().span()));
  }

  /** Of an optimizer the layout of its parameter, or one number; of a schedule one number. */
  private Optional<ValueType> stateType(Statement.State statement, Activation at) {
    TypeSyntax type = statement.type();
    return switch (at.definition().kind()) {
      case OPTIMIZER -> Optional.of(type == null ? OptimizerElaboration.FLAT : ValueType.DOUBLE);
      case SCHEDULE -> Optional.of(ValueType.DOUBLE);
      case NETWORK, LAYER, CELL, ACTIVATION, LOSS, METRIC, FUNCTION, REGULARIZER, INITIALIZER ->
          type == null || type.base().text().equals("scalar")
              ? Optional.of(ValueType.SCALAR)
              : elaborator.unifier.types().shape(type, at).map(ValueType::of);
    };
  }

  /** {@code state slow = parameter} of an optimizer. */
  private static boolean isParameter(@Nullable Expression initial, Activation at) {
    return at.definition().kind() == DefinitionKind.OPTIMIZER
        && initial instanceof Expression.NameReference reference
        && reference.name().text().equals("parameter");
  }

  /** A number, or what zeros, ones or constant stand for. */
  double initialNumber(@Nullable Expression initial, Activation at) {
    if (initial == null) {
      return 0;
    }
    Item item = elaborator.evaluate(initial, at);
    if (item instanceof Item.Template || item instanceof Item.Instance) {
      List<Argued> shape = List.of(new Argued(new Item.Sequence(List.of()), initial.span()));
      item = elaborator.calls.apply(item, shape, Map.of(), at, initial.span());
    }
    Optional<Double> number = Arithmetic.real(item);
    if (number.isEmpty() && !(item instanceof Item.Unknown)) {
      elaborator.reports.error(
          at, Code.BAD_VALUE, initial.span(), "a state begins with one number everywhere");
    }
    return number.orElse(0.0);
  }

  /** Binds a name; an assignment to a state is what it will be after the step. */
  void assign(Name target, Item item, Span span, Activation at) {
    String path = at.outcome().states.get(target.text());
    if (path == null) {
      reservedName(target, at);
      if (item instanceof Item.Value value) {
        elaborator.workspace.provenance.named(value.tensor(), target);
      }
      at.scope().declare(target.text(), item);
      return;
    }
    Tensor value = elaborator.tensors.of(item, span, at);
    Workspace.State state = elaborator.workspace.states.get(path);
    if (value == null || state == null) {
      return;
    }
    if (value.perExample()) {
      perExample(target, value, span, at);
      return;
    }
    commit(target, path, state, value, span, at);
  }

  private void reservedName(Name target, Activation at) {
    if (target.text().equals("training")) {
      elaborator.reports.error(
          at, Code.BAD_ASSIGNMENT, target.span(), "`training` says which mode is compiled");
    }
  }

  private void perExample(Name target, Tensor value, Span span, Activation at) {
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.BAD_ASSIGNMENT,
                span,
                "the state `"
                    + target
                    + "` is shared by all examples; this differs from one to the next")
            .label(span, value.describe() + " for each example")
            .help("reduce it across examples: mean(..., over: batch)"));
  }

  private void commit(
      Name target, String path, Workspace.State state, Tensor value, Span span, Activation at) {
    Shape shape = state.type().shape();
    if (value.rank() > shape.rank() && at.definition().kind() == DefinitionKind.OPTIMIZER) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.SHAPE_MISMATCH,
                  span,
                  "the state `" + target + "` is one number; this has the parameter's shape")
              .help("reduce it: mean(...), or let the state have the parameter's shape too"));
      return;
    }
    if (value.rank() > shape.rank()) {
      elaborator.reports.error(
          at,
          Code.SHAPE_MISMATCH,
          span,
          "the state `" + target + "` is f32" + shape + "; this is " + value.describe());
      return;
    }
    Tensor whole = elaborator.tensors.broadcast(value, shape, false, at.frame());
    Item stopped = at.frame().isFormula() ? new Item.Value(whole, span) : stopped(whole, at, span);
    at.scope().declare(target.text(), stopped);
    boolean metric = state.kind() == Schema.State.Kind.METRIC;
    boolean updates = metric || elaborator.workspace.isTraining(at.path());
    if (updates && stopped.tensor() != null) {
      at.frame().commit(path, stopped.tensor().value());
    }
  }

  /** Adds a number of each example to the loss. */
  void penalty(Statement.Penalty statement, Activation at) {
    Span span = statement.span();
    Item item = elaborator.evaluate(statement.value(), at);
    Tensor value = elaborator.tensors.of(item, statement.value().span(), at);
    if (value == null) {
      return;
    }
    if (statement.over() != null || value.rank() > 0) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.WRONG_KIND,
                  span,
                  "a layer's penalty is one number for each example"
                      + (value.rank() > 0 ? "; this is " + value.describe() : ""))
              .help(
                  statement.over() == null
                      ? "reduce it: sum(...) or mean(...)"
                      : "a penalty over parameters has its place in a network"));
      return;
    }
    if (isInScan(at)) {
      elaborator.reports.error(at, Code.NOT_YET, span, "a penalty inside a scan");
      return;
    }
    Tensor number = elaborator.tensors.broadcast(value, Shape.SCALAR, true, at.frame());
    at.frame().penalty(number.value());
  }

  private static boolean isInScan(Activation at) {
    Activation outer = at;
    for (Activation.@Nullable Use use = at.use(); use != null; use = outer.use()) {
      outer = use.by();
      if (outer.definition().kind() == DefinitionKind.CELL) {
        return true;
      }
    }
    return false;
  }

  private Item stopped(Tensor whole, Activation at, Span span) {
    return elaborator.primitives.call(
        "stop_gradient", List.of(new Argued(new Item.Value(whole, span), span)), at, span);
  }

  /** A value with its declared type, checked; a list of numbers becomes a tensor. */
  Item typed(Item item, TypeSyntax type, Span span, Activation at) {
    Tensor tensor =
        item instanceof Item.Sequence
            ? new WrittenLabels(elaborator).of(item, type, span, at)
            : item.tensor();
    if (tensor == null) {
      return item;
    }
    boolean matches = elaborator.unifier.matches(tensor, type, at, span, "this is declared");
    return matches ? new Item.Value(tensor, span) : Item.UNKNOWN;
  }
}
