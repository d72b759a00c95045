package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.CarrySyntax;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** One application of a scan: the cell's body becomes the region of a step. */
final class ScanElaboration {
  private final Elaborator elaborator;
  private final Definition definition;
  private final Item.ScanOf scan;
  private final ScanArguments given;
  private final Activation at;
  private final Span span;
  private final Frame frame;
  private final Activation body;
  private final boolean perExample;
  private final ScanRegion region;
  private final ScanEnds ends;
  private final ScanStates states;
  private final Map<String, Tensor> carried = new LinkedHashMap<>();

  ScanElaboration(
      Elaborator elaborator, Item.ScanOf scan, ScanArguments given, Activation at, Span span) {
    this.elaborator = elaborator;
    this.scan = scan;
    this.given = given;
    this.at = at;
    this.span = span;
    definition = scan.cell().definition();
    frame = new Frame(definition.name().text(), at.frame());
    body =
        Activation.of(
            definition, frame, new Scope(null), scan.cell().path(), new Activation.Use(span, at));
    Dim steps = steps();
    perExample = given.perExample() || steps.isLength() || scan.stateful();
    region = new ScanRegion(frame, at.frame());
    frame.someEnded |= steps.isLength();
    ends = steps.isLength() ? ScanEnds.of(valid(steps)) : ScanEnds.NONE;
    states = new ScanStates(elaborator, scan.cell().path(), at, span);
  }

  private Dim steps() {
    return given.first().shape().dim(0);
  }

  private Value valid(Dim steps) {
    Tensor timed = swapped(elaborator.workspace.dims.valid(steps), false);
    return region.formal("valid", timed.value(), OperandRole.SEQUENCE);
  }

  Item run() {
    if (given.length().isPresent() && ends != ScanEnds.NONE) {
      return elaborator.reports.error(
          at, Code.NOT_YET, span, "a `length` where examples have lengths of their own (dim)");
    }
    List<Argued> inside = new ArrayList<>();
    for (int i = 0; i < given.tensors().size(); i++) {
      String name = definition.parameters().get(i).name().text();
      Argued argument = given.tensors().get(i);
      boolean absent = argument.item() instanceof Item.Absent;
      inside.add(
          given.timed().contains(i)
              ? step(name, argument)
              : absent ? argument : same(name, argument));
    }
    Optional<Argued> mask = given.mask().map(argument -> step("mask", argument));
    Optional<Argued> length = given.length().map(argument -> same("length", argument));
    if (!elaborator.bodies.declareOptions(definition, scan.cell().options(), body)
        || !elaborator.unifier.parameters(definition, inside, body, span)
        || !elaborator.bodies.requirementsHold(definition, body, span)
        || !ScanBlocks.fit(scan.checkpoint(), steps(), elaborator.reports, at, span)
        || !carry()) {
      return Item.UNKNOWN;
    }
    ScanClock clock = new ScanClock(elaborator, region, body, at, span);
    List<Argued> masks = new ArrayList<>(mask.stream().toList());
    length.ifPresent(count -> masks.add(clock.within(count, last())));
    if (scan.truncate() > 0) {
      carried.keySet().forEach(name -> clock.cut(name, scan.truncate()));
    }
    elaborator.bodies.run(definition, body, span);
    return stepped(masks, clock) ? members() : Item.UNKNOWN;
  }

  /** The position of the step that comes first where time runs backwards, else -1. */
  private long last() {
    return scan.reverse() ? steps().constant().orElse(1L) - 1 : -1;
  }

  /** Steps of a block whose values are made anew by the derivative; 0 where there is none. */
  private long block() {
    return elaborator.workspace.isTraining(scan.cell().path()) ? scan.checkpoint() : 0;
  }

  /** What is the same at every step. */
  private Argued same(String name, Argued argument) {
    Tensor tensor = ScanArguments.tensor(argument);
    Value formal = region.formal(name, tensor.value(), OperandRole.INVARIANT);
    Tensor inside = new Tensor(formal, tensor.element(), tensor.perExample());
    return new Argued(new Item.Value(inside, argument.span()), argument.span());
  }

  /** A sequence at one step. */
  private Argued step(String name, Argued sequence) {
    Tensor tensor = ScanArguments.tensor(sequence);
    Tensor timed = tensor.perExample() ? swapped(tensor, false) : tensor;
    Value formal = region.formal(name, timed.value(), OperandRole.SEQUENCE);
    Tensor each = new Tensor(formal, tensor.element(), tensor.perExample());
    Tensor inside = ends == ScanEnds.NONE ? each : ends.within(each, first(tensor), frame);
    return new Argued(new Item.Value(inside, sequence.span()), sequence.span());
  }

  /** What the scan comes to first. */
  private Tensor first(Tensor sequence) {
    return scan.reverse() && sequence.element() instanceof Element.Real
        ? elaborator.primitives.last(sequence, 0, at)
        : elaborator.tensors.slice(sequence, 0, 0, 1, true, at);
  }

  /** Formals for what is carried, with initial values from outside. */
  private boolean carry() {
    for (CarrySyntax carry : definition.carries()) {
      String name = carry.name().text();
      Optional<Shape> shape =
          carry.type() == null
              ? Optional.of(Shape.SCALAR)
              : elaborator.unifier.types().shape(carry.type(), body);
      Tensor start = shape.map(wanted -> initial(carry, wanted)).orElse(null);
      if (start == null) {
        return false;
      }
      Tensor tensor =
          new Tensor(
              region.formal(name, start.value(), OperandRole.CARRY), Element.F32, perExample);
      Tensor inside = ends.within(tensor, start, frame);
      body.scope().declare(name, new Item.Value(inside, carry.name().span()));
      carried.put(name, tensor);
    }
    return true;
  }

  private @Nullable Tensor initial(CarrySyntax carry, Shape shape) {
    Argued argument = given.initial().get(carry.name().text());
    if (argument == null) {
      double number = elaborator.bodies.initialNumber(carry.initial(), body);
      Tensor constant = elaborator.tensors.constant(number, at.frame());
      return begun(carry, whole(constant, shape, at.frame()), number == 0, shape);
    }
    Tensor tensor = ScanArguments.tensor(argument);
    if (!fits(tensor.shape(), shape)) {
      elaborator.reports.error(
          at,
          Code.SHAPE_MISMATCH,
          argument.span(),
          "`%s` of `%s` is %s; what it begins with is %s"
              .formatted(
                  carry.name(), definition.name(), Element.F32.describe(shape), tensor.describe()));
      return null;
    }
    return begun(carry, whole(tensor, shape, at.frame()), false, shape);
  }

  /** In a stateful scan what the batch before has left comes first. */
  private @Nullable Tensor begun(CarrySyntax carry, Tensor initial, boolean zero, Shape shape) {
    return scan.stateful() ? states.start(carry.name().text(), initial, zero, shape) : initial;
  }

  private Tensor whole(Tensor tensor, Shape shape, Frame where) {
    return elaborator.tensors.broadcast(tensor, shape, perExample, where);
  }

  /** The next values become the region's results, then the first one at every step. */
  private boolean stepped(List<Argued> masks, ScanClock clock) {
    Map<String, Value> next = new LinkedHashMap<>();
    for (CarrySyntax carry : definition.carries()) {
      Tensor value = next(carry, masks);
      if (value == null) {
        return false;
      }
      next.put(carry.name().text(), value.value());
    }
    next.forEach((name, value) -> frame.builder.result(Result.Kind.VALUE, name, value));
    clock.advance();
    next.values().stream()
        .limit(1)
        .forEach(value -> frame.builder.result(Result.Kind.VALUE, ScanRegion.ALL, value));
    return !next.isEmpty();
  }

  private @Nullable Tensor next(CarrySyntax carry, List<Argued> masks) {
    String name = carry.name().text();
    Tensor before = carried.get(name);
    Item item = body.scope().find(name);
    Tensor value = item == null ? null : elaborator.tensors.of(item, carry.name().span(), body);
    if (value == null || before == null) {
      return null;
    }
    if (!fits(value.shape(), before.shape()) || (value.perExample() && !perExample)) {
      elaborator.reports.error(
          body,
          Code.SHAPE_MISMATCH,
          carry.name().span(),
          "`%s` carries %s, but a step makes it %s"
              .formatted(
                  name,
                  before.describe(),
                  value.describe() + (perExample ? "" : " for each example")));
      return null;
    }
    Tensor after = whole(value, before.shape(), frame);
    for (Argued mask : masks) {
      after = after == null ? null : chosen(mask, after, before);
    }
    return after == null ? null : ends.within(after, before, frame);
  }

  /** Where a step does not count, what is carried stays as it was. */
  private @Nullable Tensor chosen(Argued mask, Tensor after, Tensor before) {
    Shape ones = new Shape(java.util.Collections.nCopies(after.rank(), Dim.ONE));
    Tensor which = elaborator.tensors.reshape(ScanArguments.tensor(mask), ones, frame);
    List<Argued> operands = new ArrayList<>();
    for (Tensor tensor : List.of(which, after, before)) {
      operands.add(new Argued(new Item.Value(tensor, mask.span()), mask.span()));
    }
    return elaborator.primitives.call("where", operands, body, mask.span()).tensor();
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

  private Item members() {
    Map<String, Value> values = region.scan(scan.reverse(), block());
    Map<String, Item> members = new LinkedHashMap<>();
    values.remove(ScanClock.PASSED);
    if (scan.stateful()) {
      Map<String, Value> last = new LinkedHashMap<>(values);
      last.keySet().retainAll(carried.keySet());
      states.keep(last);
    }
    values.forEach((name, value) -> {
      Tensor tensor = new Tensor(value, Element.F32, perExample);
      boolean all = name.equals(ScanRegion.ALL) && perExample;
      members.put(name, new Item.Value(all ? swapped(tensor, true) : tensor, span));
    });
    return new Item.Members(members);
  }

  /** [B, T, ...] as [T, B, ...] and back; where axis 0 is time it is not marked per example. */
  private Tensor swapped(Tensor tensor, boolean batchFirst) {
    List<Integer> order = new ArrayList<>();
    for (int axis = 0; axis < tensor.value().type().rank(); axis++) {
      order.add(axis == 0 ? 1 : axis == 1 ? 0 : axis);
    }
    Tensor result = elaborator.tensors.transpose(tensor, order, at.frame());
    return new Tensor(result.value(), tensor.element(), batchFirst);
  }
}
