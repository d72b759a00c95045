package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Shape;

/**
 * One stage of a pipeline, in numbers.
 *
 * @param bindings what the sizes in the layer's signature are here, such as {@code n = 784}
 */
record Stage(
    String before,
    String after,
    Shape output,
    List<String> bindings,
    List<Long> parameters,
    Optional<Work> work,
    Optional<ReceptiveField> field) {
  private static final int BYTES = 4;

  /** Empty where its shapes are not known. */
  static Optional<Stage> of(Analysis analysis, Expression.Pipe pipe) {
    List<Seen> before = tensors(analysis, pipe.input());
    List<Seen> after = tensors(analysis, pipe);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Stage(
            before.getLast().text(),
            after.getLast().text(),
            after.getLast().shape().orElse(Shape.SCALAR),
            bindings(analysis, pipe, before.getLast().shape().orElse(Shape.SCALAR)),
            analysis.parameters(pipe.stage().span()),
            analysis.work(pipe.stage().span()),
            ReceptiveField.of(analysis, pipe)));
  }

  private static List<Seen> tensors(Analysis analysis, Expression expression) {
    return analysis.seen(expression.span()).stream().filter(Seen::isTensor).toList();
  }

  private static List<String> bindings(Analysis analysis, Expression.Pipe pipe, Shape shape) {
    Expression applied =
        pipe.stage() instanceof Expression.Call call ? call.function() : pipe.stage();
    return analysis
        .symbols()
        .at(applied.span())
        .map(symbol -> symbol.part() instanceof Definition d ? bindings(d, shape) : noBindings())
        .orElse(noBindings());
  }

  private static List<String> noBindings() {
    return List.of();
  }

  private static List<String> bindings(Definition definition, Shape shape) {
    TypeSyntax type =
        definition.parameters().isEmpty() ? null : definition.parameters().getFirst().type();
    List<TypeSyntax.Dimension> dims = type == null ? null : type.dimensions();
    if (dims == null) {
      return List.of();
    }
    List<String> bindings = new ArrayList<>();
    boolean open = dims.getFirst() instanceof TypeSyntax.Dimension.Leading;
    int skipped = open ? shape.rank() - dims.size() + 1 : 0;
    for (int i = open ? 1 : 0; i < dims.size(); i++) {
      int axis = open ? skipped + i - 1 : i;
      if (dims.get(i) instanceof TypeSyntax.Dimension.Size size
          && size.value() instanceof Expression.NameReference name
          && axis >= 0
          && axis < shape.rank()) {
        bindings.add(name.name() + " = " + shape.dim(axis));
      }
    }
    return List.copyOf(bindings);
  }

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "`" + before + "` → `" + after + "`" + (bindings.isEmpty() ? "" : " with " + sizes()));
    if (!parameters.isEmpty() && Counts.total(parameters) > 0) {
      lines.add(Counts.all(parameters));
    }
    work.ifPresent(each -> lines.add(each.markdown()));
    field.ifPresent(each -> lines.add(each.markdown()));
    output
        .elements()
        .constant()
        .ifPresent(count -> lines.add("output: " + values(count) + " an example"));
    return String.join("  \n", lines);
  }

  private String sizes() {
    return "`" + String.join("`, `", bindings) + "`";
  }

  private static String values(long count) {
    return Counts.text(count) + (count == 1 ? " value, " : " values, ") + bytes(count * BYTES);
  }

  static String bytes(long count) {
    if (count < 1 << 10) {
      return count + " B";
    }
    return count < 1 << 20
        ? String.format(Locale.ROOT, "%.1f KB", count / 1024.0)
        : String.format(Locale.ROOT, "%.1f MB", count / 1048576.0);
  }
}
