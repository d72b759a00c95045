package nnet.compiler.ide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** The window that a layer such as {@code conv} moves over what it gets. */
record Window(long kernel, long dilation, long stride) {
  private static final String KERNEL = "kernel";

  /** What is called so in other definitions may be used twice, or over time. */
  private static final Set<String> FILES =
      Set.of(
          "std/convolution.nnet", "std/pooling.nnet", "std/blocks.nnet", "std/normalization.nnet");

  /** Whether a layer is known to move one. */
  static boolean has(Definition layer) {
    return FILES.contains(layer.name().span().file().name())
        && layer.options().stream().anyMatch(option -> option.name().text().equals(KERNEL));
  }

  /** That of a stage; empty where its numbers are computed or differ between the axes. */
  static Optional<Window> of(Definition layer, Expression stage) {
    return number(layer, KERNEL, stage, 1)
        .flatMap(kernel ->
            number(layer, "dilation", stage, 1)
                .flatMap(dilation ->
                    number(layer, "stride", stage, 1)
                        .map(stride -> new Window(kernel, dilation, stride))));
  }

  ReceptiveField after(ReceptiveField field) {
    return field.through(kernel, dilation, stride);
  }

  /** What an option is given, or has if nothing is given. */
  private static Optional<Long> number(
      Definition layer, String name, Expression stage, long otherwise) {
    List<OptionSyntax> options = layer.options();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).name().text().equals(name)) {
        Expression given = stage instanceof Expression.Call call ? given(call, name, i) : null;
        return given == null ? initial(layer, options.get(i), stage) : literal(given);
      }
    }
    return Optional.of(otherwise);
  }

  private static @Nullable Expression given(Expression.Call call, String name, int position) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument argument = call.arguments().get(i);
      boolean here = argument.name() == null ? i == position : argument.name().text().equals(name);
      if (here) {
        return argument.value();
      }
    }
    return null;
  }

  /** A default may be that of another option: {@code stride = kernel}. */
  private static Optional<Long> initial(Definition layer, OptionSyntax option, Expression stage) {
    Expression initial = option.initial();
    return initial instanceof Expression.NameReference other
        ? number(layer, other.name().text(), stage, 1)
        : literal(initial);
  }

  private static Optional<Long> literal(@Nullable Expression value) {
    return value instanceof Expression.NumberLiteral number
        ? Optional.of(number.value()).map(BigDecimal::longValue)
        : Optional.empty();
  }
}
