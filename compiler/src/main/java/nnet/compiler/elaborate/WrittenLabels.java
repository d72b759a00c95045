package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Constant;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** Whole numbers that are written out where a type says {@code class(K)}: labels, tokens. */
final class WrittenLabels {
  private final Elaborator elaborator;

  WrittenLabels(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** The tensor that an item is where this type is declared; null where it is none. */
  @Nullable Tensor of(Item item, TypeSyntax type, Span span, Activation at) {
    boolean labels = type.base().text().equals("class") && isWhole(item);
    if (!labels
        || !(elaborator.unifier.types().element(type, at) instanceof Element.ClassIndex k)) {
      return elaborator.tensors.of(item, span, at);
    }
    return label(item, k, span, at);
  }

  private static boolean isWhole(Item item) {
    return switch (item) {
      case Item.Sequence list -> list.items().stream().allMatch(WrittenLabels::isWhole);
      case Item.Exact exact -> whole(exact).isPresent();
      default -> false;
    };
  }

  private static Optional<Long> whole(Item.Exact exact) {
    return exact.value().isWhole() ? exact.value().numerator().constant() : Optional.empty();
  }

  private @Nullable Tensor label(Item item, Element.ClassIndex type, Span span, Activation at) {
    return item instanceof Item.Sequence list
        ? elaborator.tensors.stacked(list, part -> label(part, type, span, at), span, at)
        : label(whole((Item.Exact) item).orElseThrow(), type, span, at);
  }

  private @Nullable Tensor label(long number, Element.ClassIndex type, Span span, Activation at) {
    long most = type.count().constant().orElse(Long.MAX_VALUE) - 1;
    if (number < 0 || number > most) {
      elaborator.reports.error(
          at,
          Code.RANGE_REFUTED,
          span,
          "%d is no label of %s: they go from 0 to %d".formatted(number, type, most));
      return null;
    }
    Attributes attributes = Constant.attributes((double) number, DataType.INTEGER);
    Value value = at.frame().builder.apply(Constant.INSTANCE, attributes, List.of());
    return new Tensor(value, type, false);
  }
}
