package nnet.compiler.elaborate;

import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** The number of steps that have passed, carried from step to step where a scan asks for it. */
final class ScanClock {
  /** What it is called among the results of a step: no name of a cell's. */
  static final String PASSED = "passed steps";

  private final Elaborator elaborator;
  private final ScanRegion region;
  private final Activation body;
  private final Activation at;
  private final Span span;
  private @Nullable Item passed;

  ScanClock(Elaborator elaborator, ScanRegion region, Activation body, Activation at, Span span) {
    this.elaborator = elaborator;
    this.region = region;
    this.body = body;
    this.at = at;
    this.span = span;
  }

  private Item passed() {
    Item known = passed;
    if (known == null) {
      Tensor zero = elaborator.tensors.constant(0, at.frame());
      Value formal = region.formal("passed", zero.value(), OperandRole.CARRY);
      known = new Item.Value(new Tensor(formal, Element.F32, false), span);
      passed = known;
    }
    return known;
  }

  /**
   * Whether a step is one of the first {@code length} of the sequence.
   *
   * @param last the position of the step that comes first in a scan backwards, else -1
   */
  Argued within(Argued length, long last) {
    Item position = last < 0 ? passed() : call("subtract", exact(last), passed());
    return argued(call("less", position, length.item()));
  }

  /** Stops the gradient of what is carried after every so many steps. */
  void cut(String name, long steps) {
    Item carried = body.scope().find(name);
    if (carried == null) {
      throw new IllegalStateException("nothing carried: " + name);
    }
    Item here = call("equal", call("remainder", passed(), exact(steps)), exact(0));
    body.scope().declare(name, call("where", here, call("stop_gradient", carried), carried));
  }

  /** What it is at the next step becomes a result of this one. */
  void advance() {
    Item known = passed;
    Tensor next = known == null ? null : call("add", known, exact(1)).tensor();
    if (next != null) {
      body.frame().builder.result(Result.Kind.VALUE, PASSED, next.value());
    }
  }

  private static Item exact(long number) {
    return new Item.Exact(Ratio.of(number));
  }

  private Item call(String operator, Item... operands) {
    List<Argued> arguments = Stream.of(operands).map(this::argued).toList();
    return elaborator.primitives.call(operator, arguments, body, span);
  }

  private Argued argued(Item item) {
    return new Argued(item, span);
  }
}
