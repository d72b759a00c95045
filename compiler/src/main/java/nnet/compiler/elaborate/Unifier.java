package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/** Matches tensors against written types; the names of a signature take the sizes they meet. */
final class Unifier {
  /** The name under which the leading axes of {@code ...} are kept. */
  static final String LEADING = "...";

  private final Elaborator elaborator;
  private final WrittenTypes types;
  private final ElementDemand demand;

  Unifier(Elaborator elaborator) {
    this.elaborator = elaborator;
    types = new WrittenTypes(elaborator);
    demand = new ElementDemand(elaborator, this);
  }

  WrittenTypes types() {
    return types;
  }

  /** Declares the parameters of a definition by their arguments; false where one does not fit. */
  boolean parameters(Definition definition, List<Argued> arguments, Activation inner, Span span) {
    boolean fits = true;
    for (int i = 0; i < definition.parameters().size(); i++) {
      var parameter = definition.parameters().get(i);
      Argued argument = arguments.get(i);
      TypeSyntax type = parameter.type();
      Item item = argument.item();
      boolean absent = item instanceof Item.Absent && Layers.mayBeMissing(parameter);
      if (type != null && !absent) {
        Tensor tensor = elaborator.tensors.of(item, argument.span(), inner);
        boolean one =
            tensor != null
                && matches(
                    tensor, type, inner, argument.span(), "`" + definition.name() + "` takes");
        fits &= one;
      }
      inner.scope().declare(parameter.name().text(), item);
    }
    return fits;
  }

  /**
   * Whether a tensor is of a written type; binds the type's unknown names. What is wrong is
   * reported at {@code span}.
   */
  boolean matches(Tensor tensor, TypeSyntax type, Activation at, Span span, String who) {
    return dimensions(tensor, type, at, span, who) && demand.holds(tensor, type, at, span, who);
  }

  /** The tensor with the element type that the user asserts. */
  Item asserted(Tensor tensor, TypeSyntax type, Activation at, Span span) {
    Element element = types.element(type, at);
    if (element == null || !dimensions(tensor, type, at, span, "`as` asserts")) {
      return Item.UNKNOWN;
    }
    Tensor asserted = tensor.withElement(element);
    Tensor shown = tensor.rank() == 0 ? tensor : asserted;
    boolean holds =
        !(element instanceof Element.Simplex)
            || demand.holds(shown, type, at, span, "`as` asserts");
    return holds ? new Item.Value(asserted, span) : Item.UNKNOWN;
  }

  private boolean dimensions(Tensor tensor, TypeSyntax type, Activation at, Span span, String who) {
    List<TypeSyntax.Dimension> pattern = type.dimensions();
    Shape shape = tensor.shape();
    if (shape.rank() > 0 && type.base().text().equals("simplex")) {
      shape = shape.slice(0, shape.rank() - 1);
    }
    if (pattern == null) {
      return true;
    }
    int leading = leadingAxes(pattern, shape);
    if (leading < 0) {
      return rankMismatch(tensor, type, at, span, who);
    }
    int axis = 0;
    for (TypeSyntax.Dimension dimension : pattern) {
      switch (dimension) {
        case TypeSyntax.Dimension.Leading all -> {
          bindLeading(shape.slice(0, leading), at);
          axis += leading;
        }
        case TypeSyntax.Dimension.Size size -> {
          if (!size(size.value(), shape.dim(axis), at)) {
            return mismatch(tensor, type, size, shape.dim(axis), at, span, who);
          }
          axis++;
        }
      }
    }
    return true;
  }

  /** How many axes {@code ...} stands for; -1 where the ranks do not fit. */
  private static int leadingAxes(List<TypeSyntax.Dimension> pattern, Shape shape) {
    boolean open = pattern.stream().anyMatch(d -> d instanceof TypeSyntax.Dimension.Leading);
    int rest = shape.rank() - pattern.size() + (open ? 1 : 0);
    return open ? rest : rest == 0 ? 0 : -1;
  }

  private static void bindLeading(Shape leading, Activation at) {
    at.scope()
        .declare(
            LEADING,
            new Item.Sequence(
                leading.dims().stream().map(dim -> (Item) new Item.Exact(Ratio.of(dim))).toList()));
  }

  /** Binds a name that has no value yet, or compares; true where they may be equal. */
  boolean size(Expression pattern, Dim actual, Activation at) {
    if (pattern instanceof Expression.NameReference reference
        && at.scope().find(reference.name().text()) == null) {
      at.scope().declare(reference.name().text(), new Item.Exact(Ratio.of(actual)));
      return true;
    }
    Optional<Dim> wanted = types.dim(pattern, at);
    return wanted.isEmpty() || !wanted.get().differsAlways(actual);
  }

  private boolean rankMismatch(
      Tensor tensor, TypeSyntax type, Activation at, Span span, String who) {
    int axes = tensor.rank();
    Diagnostic error =
        Diagnostic.error(
                Code.RANK_MISMATCH,
                span,
                who + " " + type.span().text() + "; this is " + tensor.describe())
            .label(span, tensor.describe());
    List<TypeSyntax.Dimension> pattern = type.dimensions();
    int wanted = pattern == null ? 0 : pattern.size();
    String text = span.text().lines().findFirst().orElse("");
    if (wanted == 1 && axes > 1) {
      error =
          error
              .help("flatten it first: `" + text + " -> flatten`")
              .fix("flatten it", new Span(span.file(), span.end(), span.end()), " -> flatten");
    } else if (wanted == 3 && axes == 2) {
      Shape image = tensor.shape().insert(2, Dim.ONE);
      error =
          error.help("give it an axis for one channel: `" + text + " -> reshape(" + image + ")`");
    } else if (wanted == 2 && axes == 1 && tensor.element().isNumeric()) {
      Shape rows = tensor.shape().insert(1, Dim.ONE);
      error = error.help("give it another axis: `" + text + " -> reshape(" + rows + ")`");
    }
    elaborator.reports.add(at, explained(error, tensor, span));
    return false;
  }

  private Diagnostic explained(Diagnostic error, Tensor tensor, Span span) {
    Argued argument = new Argued(new Item.Value(tensor, span), span);
    return elaborator.workspace.provenance.explained(error, List.of(argument));
  }

  private boolean mismatch(
      Tensor tensor,
      TypeSyntax type,
      TypeSyntax.Dimension.Size size,
      Dim actual,
      Activation at,
      Span span,
      String who) {
    String name = size.value().span().text();
    String wanted = types.dim(size.value(), at).map(Dim::toString).orElse("?");
    Diagnostic error =
        Diagnostic.error(
                Code.SHAPE_MISMATCH,
                span,
                who + " " + type.span().text() + "; this is " + tensor.describe())
            .label(span, tensor.describe());
    if (!name.equals(wanted)) {
      error = error.note(name + " = " + wanted + ", not " + actual);
    }
    elaborator.reports.add(at, explained(error, tensor, span));
    return false;
  }
}
