package nnet.compiler.elaborate;

import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Statement;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** Evaluates {@code output} statements. */
final class Outputs {
  private Outputs() {}

  /** The value of an output, of its declared type; also bound to its name. */
  static Item of(Elaborator elaborator, Statement.Output output, Activation at) {
    String name = output.name().text();
    Expression value = output.value();
    Item item =
        value == null ? named(elaborator, output, at) : elaborator.bodies.named(name, value, at);
    if (item instanceof Item.Unknown) {
      at.scope().declare(name, item);
      return item;
    }
    var span = value == null ? output.name().span() : value.span();
    var tensor = elaborator.tensors.of(item, span, at);
    String who = "the output `" + name + "` is declared";
    Item result =
        tensor != null
                && (output.type() == null
                    || elaborator.unifier.matches(tensor, output.type(), at, span, who))
            ? fixed(elaborator, tensor, at, span)
            : Item.UNKNOWN;
    at.scope().declare(name, result);
    return result;
  }

  /** An output has the same size whatever the batch. */
  private static Item fixed(Elaborator elaborator, Tensor tensor, Activation at, Span span) {
    boolean label =
        tensor.element() instanceof Element.ClassIndex index && index.count().batches() > 0;
    if (tensor.shape().elements().batches() == 0 && !label) {
      return new Item.Value(tensor, span);
    }
    return elaborator.reports.error(
        at,
        Diagnostic.error(
                Code.DIMENSION,
                span,
                "what an output is cannot depend on the size of the batch; this is "
                    + tensor.describe())
            .note("B is the number of examples in a batch")
            .help("make what does not depend on it, such as mean(..., axis: 0)"));
  }

  /** {@code output y}: what is already called so. */
  private static Item named(Elaborator elaborator, Statement.Output output, Activation at) {
    @Nullable Item item = at.scope().find(output.name().text());
    return item != null
        ? item
        : elaborator.reports.unknownName(
            at,
            Code.UNKNOWN_NAME,
            output.name().span(),
            "there is no",
            output.name().text(),
            at.scope().visible());
  }
}
