package nnet.compiler.elaborate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What a stateful scan keeps of each example for the one in its place in the next batch. It is a
 * state with a batch axis, all zeros at first; whether something was kept is such a state too.
 */
final class ScanStates {
  private static final String BEGUN = "begun";

  private final Elaborator elaborator;
  private final String path;
  private final Activation at;
  private final Span span;
  private boolean asksWhetherBegun;

  /**
   * @param path of the cell
   */
  ScanStates(Elaborator elaborator, String path, Activation at, Span span) {
    this.elaborator = elaborator;
    this.path = path;
    this.at = at;
    this.span = span;
  }

  /** What was kept, and before that what the scan begins with. */
  @Nullable Tensor start(String name, Tensor initial, boolean zero, Shape shape) {
    if (Padding.isRagged(shape)) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.RAGGED,
                  span,
                  "a stateful scan cannot carry `%s`, f32%s, into examples of other lengths"
                      .formatted(name, shape))
              .help("carry something whose size is the same for every example"));
      return null;
    }
    Tensor kept = kept(name, shape);
    return zero ? kept : chosen(kept, initial);
  }

  private Tensor kept(String name, Shape shape) {
    ValueType type = ValueType.of(shape.insert(0, Dim.BATCH));
    return new Tensor(at.frame().state(path + "." + name, type), Element.F32, true);
  }

  private @Nullable Tensor chosen(Tensor kept, Tensor initial) {
    asksWhetherBegun = true;
    Shape ones = new Shape(Collections.nCopies(kept.rank(), Dim.ONE));
    Tensor begun = elaborator.tensors.reshape(kept(BEGUN, Shape.SCALAR), ones, at.frame());
    Item condition = call("greater", begun, elaborator.tensors.constant(0, at.frame()));
    Tensor which = condition.tensor();
    return which == null ? null : call("where", which, kept, initial).tensor();
  }

  /** Keeps the last values. No gradient goes back from where they are used. */
  void keep(Map<String, Value> last) {
    elaborator.workspace.stateful.add(at.outermost(span));
    last.forEach((name, value) -> {
      Tensor stopped = call("stop_gradient", new Tensor(value, Element.F32, true)).tensor();
      if (stopped != null) {
        at.frame().commit(path + "." + name, stopped.value());
      }
    });
    if (asksWhetherBegun) {
      Tensor one = elaborator.tensors.constant(1, at.frame());
      Tensor each = elaborator.tensors.broadcast(one, Shape.SCALAR, true, at.frame());
      at.frame().commit(path + "." + BEGUN, each.value());
    }
  }

  private Item call(String operator, Tensor... operands) {
    List<Argued> arguments =
        Stream.of(operands)
            .map(operand -> new Argued(new Item.Value(operand, span), span))
            .toList();
    return elaborator.primitives.call(operator, arguments, at, span);
  }
}
