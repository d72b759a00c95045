package nnet.compiler.ide;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Declaration.OptionSyntax;
import nnet.compiler.syntax.Expression;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * How much of an image one place after a stage looks at: r = r + (k - 1) j for a window of size k,
 * where j is the product of the strides before (Araujo, Norris and Sim: Computing Receptive Fields
 * of Convolutional Neural Networks, Distill, 2019).
 *
 * @param size along each axis
 * @param jump how far neighbours after the stage lie apart in the image
 */
record ReceptiveField(long size, long jump) {
  private static final int AXES_OF_IMAGE = 3;
  private static final ReceptiveField START = new ReceptiveField(1, 1);

  /** Of the last stage of a pipeline on an image; empty where it is none or not known. */
  static Optional<ReceptiveField> of(Analysis analysis, Expression.Pipe pipe) {
    return of(analysis, (Expression) pipe).filter(field -> field.size > 1);
  }

  private static Optional<ReceptiveField> of(Analysis analysis, Expression expression) {
    Shape after = image(analysis, expression);
    if (after == null) {
      return Optional.empty();
    }
    if (!(expression instanceof Expression.Pipe pipe)) {
      return Optional.of(START);
    }
    Shape before = image(analysis, pipe.input());
    return before == null
        ? Optional.of(START)
        : of(analysis, pipe.input()).flatMap(field -> field.through(analysis, pipe, before, after));
  }

  private static @Nullable Shape image(Analysis analysis, Expression expression) {
    return analysis.seen(expression.span()).stream()
        .flatMap(seen -> seen.shape().stream())
        .filter(shape -> shape.rank() == AXES_OF_IMAGE)
        .findFirst()
        .orElse(null);
  }

  private Optional<ReceptiveField> through(
      Analysis analysis, Expression.Pipe pipe, Shape before, Shape after) {
    boolean grows = before.dim(0).constant().orElse(0L) < after.dim(0).constant().orElse(0L);
    Optional<Definition> layer = definition(analysis, pipe.stage()).filter(each -> !grows);
    Optional<Long> kernel = layer.flatMap(each -> number(each, "kernel", pipe.stage()));
    if (kernel.isEmpty()) {
      boolean pointwise =
          !grows
              && layer.filter(ReceptiveField::hasKernel).isEmpty()
              && before.slice(0, 2).equals(after.slice(0, 2));
      return pointwise ? Optional.of(this) : Optional.empty();
    }
    long stride = layer.flatMap(each -> number(each, "stride", pipe.stage())).orElse(1L);
    long dilation = layer.flatMap(each -> number(each, "dilation", pipe.stage())).orElse(1L);
    return Optional.of(
        new ReceptiveField(size + (kernel.get() - 1) * dilation * jump, jump * stride));
  }

  private static boolean hasKernel(Definition definition) {
    return definition.options().stream().anyMatch(o -> o.name().text().equals("kernel"));
  }

  private static Optional<Definition> definition(Analysis analysis, Expression stage) {
    Expression applied = stage instanceof Expression.Call call ? call.function() : stage;
    return analysis
        .symbols()
        .at(applied.span())
        .filter(symbol -> symbol.part() instanceof Definition)
        .map(symbol -> (Definition) symbol.part());
  }

  /** A whole number that an option is given, or has if nothing is given. */
  private static Optional<Long> number(Definition definition, String name, Expression stage) {
    List<OptionSyntax> options = definition.options();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).name().text().equals(name)) {
        Expression given = stage instanceof Expression.Call call ? given(call, name, i) : null;
        Expression value = given == null ? options.get(i).initial() : given;
        return switch (value) {
          case Expression.NumberLiteral number ->
              Optional.of(number.value()).map(BigDecimal::longValue);
          case Expression.NameReference other when !other.name().text().equals(name) ->
              number(definition, other.name().text(), stage);
          case null, default -> Optional.empty();
        };
      }
    }
    return Optional.empty();
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

  String markdown() {
    return "receptive field: " + size + " x " + size + ", every " + jump;
  }
}
