package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.CarrySyntax;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * {@code scan(cell)(x)}: runs a cell over the first axis of x. Its members are the last values of
 * what the cell carries, by name, and {@code all}: the first of them at every step.
 */
final class Scans {
  private final Elaborator elaborator;

  Scans(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** {@code scan(cell, reverse: true)}. */
  Item scan(List<Argued> arguments, Map<String, Argued> named, Activation at, Span span) {
    Item cell = arguments.isEmpty() ? Item.UNKNOWN : arguments.get(0).item();
    if (cell instanceof Item.Template template) {
      cell = elaborator.calls.instance(template.definition(), Map.of(), null, at, span);
    }
    if (arguments.size() != 1
        || !(cell instanceof Item.Instance instance)
        || instance.definition().kind() != DefinitionKind.CELL) {
      String given =
          arguments.isEmpty() || cell instanceof Item.Unknown ? "" : "; this is " + cell.kind();
      return cell instanceof Item.Unknown && !arguments.isEmpty()
          ? Item.UNKNOWN
          : elaborator.reports.error(
              at,
              Diagnostic.error(Code.WRONG_KIND, span, "a scan runs a cell" + given)
                  .help("write scan(lstm_cell(64)), or declare a cell of your own"));
    }
    Argued reverse = named.get("reverse");
    boolean backwards = reverse != null && reverse.item() instanceof Item.Flag flag && flag.value();
    return new Item.ScanOf(instance, backwards);
  }

  Item apply(Item.ScanOf scan, List<Argued> arguments, Activation at, Span span) {
    Definition definition = scan.cell().definition();
    if (arguments.size() != 1 || definition.parameters().size() != 1) {
      return elaborator.reports.error(
          at, Code.TOO_MANY_ARGUMENTS, span, "a scan runs over one sequence");
    }
    Argued argument = arguments.get(0);
    Tensor sequence = elaborator.tensors.of(argument.item(), argument.span(), at);
    if (sequence == null) {
      return Item.UNKNOWN;
    }
    if (sequence.rank() == 0) {
      return elaborator.reports.error(
          at,
          Code.RANK_MISMATCH,
          argument.span(),
          "a scan runs over the first axis; " + sequence.describe() + " has none");
    }
    return run(scan, sequence, argument.span(), at, span);
  }

  private Item run(Item.ScanOf scan, Tensor sequence, Span sequenceSpan, Activation at, Span span) {
    Definition definition = scan.cell().definition();
    Tensor timeMajor = timeFirst(sequence, at.frame());
    Frame frame = new Frame(definition.name().text(), at.frame());
    Activation body =
        Activation.of(
            definition, frame, new Scope(null), scan.cell().path(), new Activation.Use(span, at));
    Shape step = timeMajor.value().type().shape().without(0);
    Value input =
        frame.builder.formal(
            Formal.Kind.VALUE,
            definition.parameters().get(0).name().text(),
            timeMajor.value().type().withShape(step));
    Tensor inside = new Tensor(input, sequence.element(), sequence.perExample());
    List<Argued> given = List.of(new Argued(new Item.Value(inside, sequenceSpan), sequenceSpan));
    if (!elaborator.bodies.declareOptions(definition, scan.cell().options(), body)
        || !elaborator.unifier.parameters(definition, given, body, span)
        || !elaborator.bodies.requirementsHold(definition, body, span)) {
      return Item.UNKNOWN;
    }
    Map<Value, Value> bound = new LinkedHashMap<>();
    bound.put(input, timeMajor.value());
    List<Tensor> carries = carries(definition, sequence.perExample(), body, bound, at);
    if (carries == null || !stepped(definition, carries, body, span)) {
      return Item.UNKNOWN;
    }
    return scanned(scan, carries, timeMajor, bound, frame, at, span);
  }

  /** Formals for what is carried, with initial values built outside. */
  private @Nullable List<Tensor> carries(
      Definition definition,
      boolean perExample,
      Activation body,
      Map<Value, Value> bound,
      Activation at) {
    List<Tensor> carries = new ArrayList<>();
    for (CarrySyntax carry : definition.carries()) {
      Optional<Shape> shape =
          carry.type() == null
              ? Optional.of(Shape.SCALAR)
              : elaborator.unifier.types().shape(carry.type(), body);
      if (shape.isEmpty()) {
        return null;
      }
      double initial = elaborator.bodies.initialNumber(carry.initial(), body);
      Tensor start =
          elaborator.tensors.broadcast(
              elaborator.tensors.constant(initial, at.frame()),
              shape.get(),
              perExample,
              at.frame());
      Value formal =
          body.frame().builder.formal(Formal.Kind.VALUE, carry.name().text(), start.value().type());
      bound.put(formal, start.value());
      Tensor tensor = new Tensor(formal, Element.F32, perExample);
      body.scope().declare(carry.name().text(), new Item.Value(tensor, carry.name().span()));
      carries.add(tensor);
    }
    return carries;
  }

  /** Runs one step; the next values become the region's results, then the first one stacked. */
  private boolean stepped(Definition definition, List<Tensor> carries, Activation body, Span span) {
    elaborator.bodies.run(definition, body, span);
    List<Value> next = new ArrayList<>();
    for (int i = 0; i < carries.size(); i++) {
      CarrySyntax carry = definition.carries().get(i);
      Item item = body.scope().find(carry.name().text());
      Tensor value = item == null ? null : elaborator.tensors.of(item, carry.name().span(), body);
      if (value == null) {
        return false;
      }
      Tensor carried = carries.get(i);
      if (!fits(value.shape(), carried.shape())) {
        elaborator.reports.error(
            body,
            Code.SHAPE_MISMATCH,
            carry.name().span(),
            "`"
                + carry.name()
                + "` carries "
                + carried.describe()
                + ", but a step makes it "
                + value.describe());
        return false;
      }
      Tensor whole =
          elaborator.tensors.broadcast(value, carried.shape(), carried.perExample(), body.frame());
      next.add(whole.value());
    }
    for (int i = 0; i < next.size(); i++) {
      body.frame()
          .builder
          .result(Result.Kind.VALUE, definition.carries().get(i).name().text(), next.get(i));
    }
    if (!next.isEmpty()) {
      body.frame().builder.result(Result.Kind.VALUE, "all", next.get(0));
    }
    return !next.isEmpty();
  }

  private static boolean fits(Shape value, Shape carried) {
    if (value.rank() > carried.rank()) {
      return false;
    }
    int offset = carried.rank() - value.rank();
    for (int axis = 0; axis < value.rank(); axis++) {
      if (value.dim(axis).differsAlways(carried.dim(axis + offset)) && !value.dim(axis).is(1)) {
        return false;
      }
    }
    return true;
  }

  private Item scanned(
      Item.ScanOf scan,
      List<Tensor> carries,
      Tensor timeMajor,
      Map<Value, Value> bound,
      Frame frame,
      Activation at,
      Span span) {
    Region region = frame.build();
    if (!region.results(Result.Kind.STATE).isEmpty()) {
      return elaborator.reports.error(at, Code.NOT_YET, span, "a state that changes inside a scan");
    }
    Dim length = timeMajor.value().type().shape().dim(0);
    List<OperandRole> operandRoles = new ArrayList<>();
    for (int i = 0; i < region.formals().size(); i++) {
      operandRoles.add(
          i == 0
              ? OperandRole.SEQUENCE
              : isCarry(region.formals().get(i).value(), carries)
                  ? OperandRole.CARRY
                  : OperandRole.INVARIANT);
    }
    List<ResultRole> resultRoles = new ArrayList<>();
    List<ValueType> types = new ArrayList<>();
    for (int i = 0; i < region.results().size(); i++) {
      ValueType type = region.results().get(i).value().type();
      boolean all = i == carries.size();
      resultRoles.add(all ? ResultRole.STACKED : ResultRole.NEXT);
      types.add(all ? type.withShape(type.shape().insert(0, length)) : type);
    }
    Scan operation = new Scan(region, length, scan.reverse(), operandRoles, resultRoles);
    List<Value> values =
        at.frame().append(operation, at.frame().operands(region, frame, bound), types);
    return members(scan.cell().definition(), carries, values, at, span);
  }

  private static boolean isCarry(Value formal, List<Tensor> carries) {
    return carries.stream().anyMatch(carry -> carry.value() == formal);
  }

  private Item members(
      Definition definition, List<Tensor> carries, List<Value> values, Activation at, Span span) {
    Map<String, Item> members = new LinkedHashMap<>();
    for (int i = 0; i < carries.size(); i++) {
      Tensor last = new Tensor(values.get(i), Element.F32, carries.get(i).perExample());
      members.put(definition.carries().get(i).name().text(), new Item.Value(last, span));
    }
    boolean perExample = carries.get(0).perExample();
    Tensor stacked = new Tensor(values.get(carries.size()), Element.F32, false);
    Tensor all = perExample ? batchFirst(stacked, at.frame()) : stacked;
    members.put("all", new Item.Value(all, span));
    return new Item.Members(members);
  }

  /** [B, T, ...] as [T, B, ...]; its axis 0 is time, so it is no longer marked per example. */
  private Tensor timeFirst(Tensor sequence, Frame frame) {
    return sequence.perExample() ? swapped(sequence, false, frame) : sequence;
  }

  private Tensor batchFirst(Tensor stacked, Frame frame) {
    return swapped(stacked, true, frame);
  }

  private Tensor swapped(Tensor tensor, boolean perExample, Frame frame) {
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < tensor.value().type().rank(); axis++) {
      order.add(axis == 0 ? 1 : axis == 1 ? 0 : axis);
    }
    Tensor result = elaborator.tensors.transpose(tensor, order, frame);
    return new Tensor(result.value(), tensor.element(), perExample);
  }
}
