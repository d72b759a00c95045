package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** Gives an input or target of the network the formula of its name; both must be of one type. */
final class DataBinding {
  private final Elaborator elaborator;
  private final Activation at;
  private final DataRows rows;
  private final RaggedDims dims;
  private final List<DataPlan.Bound> bounds = new ArrayList<>();

  DataBinding(Elaborator elaborator, Activation at, DataRows rows, RaggedDims dims) {
    this.dims = dims;
    this.elaborator = elaborator;
    this.at = at;
    this.rows = rows;
  }

  List<DataPlan.Bound> bounds() {
    return bounds;
  }

  /**
   * The formula's value as the network takes it; null where it does not fit, which is reported.
   *
   * @param what {@code input} or {@code target}
   */
  @Nullable Tensor bind(NetworkBody.Port port, String what, Tensor given, Span span) {
    Shape wanted = dims.bounded(port.tensor().shape());
    if (!squeezed(wanted).equals(squeezed(given.shape()))) {
      report(
          Diagnostic.error(
                  Code.SHAPE_MISMATCH, span, says(port, what) + "; this is " + given.describe())
              .help(
                  Padding.isRagged(port.tensor().shape())
                      ? roomHelp(port.tensor().shape(), wanted)
                      : shapeHelp(wanted, given.shape())),
          port,
          what,
          given);
      return null;
    }
    return fits(port, what, given, span)
        ? elaborator.tensors.broadcast(
            elaborator.tensors.reshape(given, wanted, at.frame()), wanted, true, at.frame())
        : null;
  }

  private static String roomHelp(Shape declared, Shape wanted) {
    return "a column has room for the longest example: "
        + declared
        + " is "
        + wanted
        + "; what stands behind the end of an example is not looked at";
  }

  private static @Nullable String shapeHelp(Shape wanted, Shape given) {
    boolean same = wanted.elements().equals(given.elements());
    return same && wanted.rank() == 1 && given.rank() > 1
        ? "flatten it in the network: `... -> flatten`"
        : null;
  }

  private static String says(NetworkBody.Port port, String what) {
    return "the " + what + " `" + port.name() + "` is " + port.tensor().describe();
  }

  private void report(Diagnostic error, NetworkBody.Port port, String what, Tensor given) {
    elaborator.reports.add(
        at,
        error.label(port.name().span(), says(port, what)).label(error.span(), given.describe()));
  }

  private static Shape squeezed(Shape shape) {
    return new Shape(shape.dims().stream().filter(dim -> !dim.is(1)).toList());
  }

  private Optional<DataColumn> column(Tensor given) {
    return rows.use(given.value()).map(DataRows.Use::column);
  }

  private boolean fits(NetworkBody.Port port, String what, Tensor given, Span span) {
    return switch (port.tensor().element()) {
      case Element.Real real -> real(port, what, given, real.range(), span);
      case Element.Simplex simplex ->
          given.element() instanceof Element.Simplex
              || wrong(port, what, given, span, "assert it where it is one: (... as simplex(K))");
      case Element.ClassIndex label -> label(port, what, given, label, span);
      case Element.Int integer -> whole(port, what, given, integer.range(), span);
      case Element.Bool bool ->
          given.element() instanceof Element.Bool
              || wrong(
                  port,
                  what,
                  given,
                  span,
                  "compare it: a truth value is x > 0, or a field of type bool");
    };
  }

  private boolean whole(NetworkBody.Port port, String what, Tensor given, Range wanted, Span span) {
    boolean whole =
        given.element() instanceof Element.Int
            || given.element() instanceof Element.ClassIndex
            || given.element() instanceof Element.Bool;
    return whole
        ? within(port, what, given, wanted, span)
        : wrong(port, what, given, span, "declare the field as i32");
  }

  private boolean wrong(NetworkBody.Port port, String what, Tensor given, Span span, String help) {
    report(
        Diagnostic.error(
                Code.TYPE_MISMATCH, span, says(port, what) + "; this is " + given.describe())
            .help(help),
        port,
        what,
        given);
    return false;
  }

  private boolean real(NetworkBody.Port port, String what, Tensor given, Range wanted, Span span) {
    boolean labels = given.element() instanceof Element.ClassIndex label && !label.count().is(2);
    if (labels) {
      return wrong(port, what, given, span, "make numbers of labels: ... -> one_hot(...)");
    }
    return within(port, what, given, wanted, span);
  }

  /** What is not known to lie in a range is checked when the data are read. */
  private boolean within(
      NetworkBody.Port port, String what, Tensor given, Range wanted, Span span) {
    Range range = given.range();
    if (wanted.contains(range)) {
      return true;
    }
    if (wanted.disjoint(range)) {
      return refuted(port, what, given, span);
    }
    // A file's column is checked field by field, which says more than a check of the result.
    column(given).ifPresent(column -> column.narrow(wanted));
    bounds.add(
        new DataPlan.Bound(
            port.name().text(),
            wanted.low(),
            wanted.high(),
            DataColumn.location(port.name().span())));
    return true;
  }

  private boolean refuted(NetworkBody.Port port, String what, Tensor given, Span span) {
    report(
        Diagnostic.error(
            Code.RANGE_REFUTED,
            span,
            says(port, what) + "; this lies in " + given.range() + " always"),
        port,
        what,
        given);
    return false;
  }

  private boolean label(
      NetworkBody.Port port, String what, Tensor given, Element.ClassIndex wanted, Span span) {
    long classes = wanted.count().constant().orElse(1L);
    return switch (given.element()) {
      case Element.ClassIndex label when label.count().isConstant() ->
          label.count().equals(wanted.count()) || width(port, what, given, span);
      case Element.ClassIndex label -> category(port, what, given, classes, span);
      case Element.Bool bool -> classes == 2 || width(port, what, given, span);
      case Element.Int integer -> integer(port, what, given, classes, span);
      case Element.Real real -> noLabel(port, what, given, span);
      case Element.Simplex simplex -> noLabel(port, what, given, span);
    };
  }

  private boolean noLabel(NetworkBody.Port port, String what, Tensor given, Span span) {
    return wrong(
        port,
        what,
        given,
        span,
        "declare the field as category, class(K) or i32, or compare: x > 0");
  }

  private boolean width(NetworkBody.Port port, String what, Tensor given, Span span) {
    report(
        Diagnostic.error(
            Code.SHAPE_MISMATCH, span, says(port, what) + "; this is " + given.describe()),
        port,
        what,
        given);
    return false;
  }

  private boolean integer(
      NetworkBody.Port port, String what, Tensor given, long classes, Span span) {
    if (given.range().disjoint(new Range(0, classes - 1.0))) {
      return refuted(port, what, given, span);
    }
    column(given).ifPresent(column -> column.classes(classes));
    return true;
  }

  private boolean category(
      NetworkBody.Port port, String what, Tensor given, long classes, Span span) {
    DataColumn column = column(given).orElse(null);
    if (column == null || column.classes(classes)) {
      return true;
    }
    report(
        Diagnostic.error(
            Code.SHAPE_MISMATCH,
            span,
            says(port, what) + "; `" + column.name() + "` has another number of classes elsewhere"),
        port,
        what,
        given);
    return false;
  }
}
