package nnet.compiler.elaborate;

import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import org.jspecify.annotations.Nullable;

/**
 * Whether the elements of a tensor are what a type demands: proven, refuted or unknown. Unknown is
 * an error only where a simplex or a unit is demanded.
 */
final class ElementDemand {
  private final Elaborator elaborator;
  private final Unifier unifier;

  ElementDemand(Elaborator elaborator, Unifier unifier) {
    this.elaborator = elaborator;
    this.unifier = unifier;
  }

  boolean holds(Tensor tensor, TypeSyntax type, Activation at, Span span, String who) {
    String base = type.base().text();
    return switch (base) {
      case "simplex" -> simplex(tensor, type, at, span, who);
      case "class" -> label(tensor, type, at, span, who);
      case "bool" ->
          tensor.element() instanceof Element.Bool || wrong(tensor, "bool", at, span, who);
      case "i32" -> integer(tensor, at, span, who);
      case "unit", "range", "f32" -> real(tensor, type, at, span, who);
      default -> unifier.types().element(type, at) != null;
    };
  }

  private boolean wrong(Tensor tensor, String wanted, Activation at, Span span, String who) {
    Diagnostic error =
        Diagnostic.error(
                Code.TYPE_MISMATCH, span, who + " " + wanted + "; this is " + tensor.describe())
            .label(span, tensor.describe());
    boolean label = tensor.element() instanceof Element.ClassIndex;
    elaborator.reports.add(
        at,
        label
            ? error.help(
                tensor.rank() == 0
                    ? "turn the label into numbers: one_hot(" + span.text() + ")"
                    : "give each token a vector first: `" + span.text() + " -> embedding(16)`")
            : error);
    return false;
  }

  private boolean integer(Tensor tensor, Activation at, Span span, String who) {
    boolean whole =
        tensor.element() instanceof Element.Int
            || tensor.element() instanceof Element.ClassIndex
            || isWhole(tensor.range());
    return whole || wrong(tensor, "i32", at, span, who);
  }

  /** A whole number that is written out. */
  private static boolean isWhole(Range range) {
    return range.low() == range.high() && range.low() == Math.rint(range.low());
  }

  private boolean simplex(Tensor tensor, TypeSyntax type, Activation at, Span span, String who) {
    Expression count = type.arguments().isEmpty() ? null : type.arguments().get(0).value();
    if (!(tensor.element() instanceof Element.Simplex) || tensor.rank() == 0) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.NOT_A_SIMPLEX,
                  span,
                  who
                      + " "
                      + type.span().text()
                      + ", probabilities that sum to one; this is "
                      + tensor.describe())
              .label(span, tensor.describe())
              .help(simplexHelp(tensor, count, at, span)));
      return false;
    }
    if (count == null || unifier.size(count, tensor.shape().last(), at)) {
      return true;
    }
    return width(tensor.shape().last(), count, "simplex", at, span, who);
  }

  private String simplexHelp(Tensor tensor, @Nullable Expression count, Activation at, Span span) {
    if (span.text().endsWith("sigmoid")) {
      return "softmax in place of sigmoid makes them sum to one";
    }
    boolean bound =
        !(count instanceof Expression.NameReference name)
            || at.scope().find(name.name().text()) != null;
    String units =
        count != null && bound
            ? unifier.types().dim(count, at).map(Dim::toString).orElse("K")
            : "K";
    boolean wide =
        tensor.rank() == 1 && (units.equals("K") || tensor.shape().last().toString().equals(units));
    return wide
        ? "end it with softmax: `... -> softmax`"
        : "end it with one unit a class and softmax: `... -> dense(" + units + ") -> softmax`";
  }

  private boolean label(Tensor tensor, TypeSyntax type, Activation at, Span span, String who) {
    Expression count = type.arguments().isEmpty() ? null : type.arguments().get(0).value();
    if (!(tensor.element() instanceof Element.ClassIndex label)) {
      return wrong(tensor, "labels: class(K)", at, span, who);
    }
    if (count == null || unifier.size(count, label.count(), at)) {
      return true;
    }
    return width(label.count(), count, "class", at, span, who);
  }

  private boolean width(
      Dim actual, Expression count, String word, Activation at, Span span, String who) {
    String wanted = unifier.types().dim(count, at).map(Dim::toString).orElse("?");
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.SHAPE_MISMATCH,
                span,
                who + " " + word + "(" + wanted + "); this is " + word + "(" + actual + ")")
            .label(span, word + "(" + actual + ")")
            .help(word.equals("simplex") ? "let the last layer have " + wanted + " units" : null));
    return false;
  }

  private boolean real(Tensor tensor, TypeSyntax type, Activation at, Span span, String who) {
    boolean truth = tensor.element() instanceof Element.Bool && type.base().text().equals("unit");
    if (!tensor.element().isNumeric() && !truth) {
      return wrong(tensor, type.span().text(), at, span, who);
    }
    Element wanted = unifier.types().element(type, at);
    if (wanted == null) {
      return false;
    }
    Range range = wanted.range();
    if (range.contains(tensor.range())) {
      return true;
    }
    if (range.disjoint(tensor.range())) {
      return refuted(tensor, wanted, at, span, who);
    }
    return !type.base().text().equals("unit") || unknown(tensor, at, span, who);
  }

  private boolean refuted(Tensor tensor, Element wanted, Activation at, Span span, String who) {
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.RANGE_REFUTED,
                span,
                who
                    + " numbers "
                    + numbers(wanted.range())
                    + "; these are always "
                    + numbers(tensor.range()))
            .label(span, tensor.describe()));
    return false;
  }

  private static String numbers(Range range) {
    if (range.low() == Double.NEGATIVE_INFINITY) {
      return "at most " + number(range.high());
    }
    return range.high() == Double.POSITIVE_INFINITY
        ? "at least " + number(range.low())
        : "from " + number(range.low()) + " to " + number(range.high());
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private boolean unknown(Tensor tensor, Activation at, Span span, String who) {
    boolean simplexHelps = tensor.element() instanceof Element.Simplex;
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.RANGE_UNKNOWN,
                span,
                who + " numbers from 0 to 1; this is " + tensor.describe())
            .label(span, tensor.describe())
            .help(
                simplexHelps
                    ? "take one of its probabilities"
                    : "end it with sigmoid, or assert it: `(... as unit)`"));
    return false;
  }
}
