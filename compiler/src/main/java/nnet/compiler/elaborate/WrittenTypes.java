package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.resolve.Library;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.BinaryOperator;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Evaluates written types: their element types and, where all names have values, their shapes. */
final class WrittenTypes {
  static final Set<String> NAMES =
      new TreeSet<>(List.of("f32", "unit", "range", "simplex", "class", "i32", "bool"));

  private final Elaborator elaborator;

  WrittenTypes(Elaborator elaborator) {
    this.elaborator = elaborator;
  }

  /** The element type; null where it is none, which is reported. */
  @Nullable Element element(TypeSyntax type, Activation at) {
    List<Argument> arguments = type.arguments();
    return switch (type.base().text()) {
      case "f32" -> Element.F32;
      case "unit" -> Element.UNIT;
      case "bool" -> Element.BOOL;
      case "i32" -> new Element.Int(Range.ALL);
      case "simplex" -> arity(type, 1, at) ? new Element.Simplex() : null;
      case "class" -> arity(type, 1, at) ? label(arguments.get(0).value(), at) : null;
      case "range" -> arity(type, 2, at) ? range(type, at) : null;
      default -> {
        unknown(type.base(), at);
        yield null;
      }
    };
  }

  /** Types of other languages are known by what they mean here. */
  private void unknown(Name name, Activation at) {
    String meant =
        switch (name.text()) {
          case "float", "double", "float32", "real", "number" -> "f32";
          case "int", "integer", "long" -> "i32";
          case "boolean" -> "bool";
          default -> null;
        };
    if (meant == null) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_NAME, name.span(), "there is no type", name.text(), NAMES);
      return;
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(Code.UNKNOWN_NAME, name.span(), "there is no type `" + name + "`")
            .help("it is called " + meant + " here")
            .fix("change to `" + meant + "`", name.span(), meant));
  }

  private boolean arity(TypeSyntax type, int count, Activation at) {
    if (type.arguments().size() == count) {
      return true;
    }
    String example =
        switch (type.base().text()) {
          case "simplex" -> "simplex(10)";
          case "class" -> "class(10)";
          default -> "range(-1, 1)";
        };
    elaborator.reports.add(
        at,
        Diagnostic.error(
                Code.MISSING_ARGUMENT,
                type.span(),
                "`" + type.base() + "` needs " + (count == 1 ? "its size" : "its two ends"))
            .help("write " + example));
    return false;
  }

  private @Nullable Element label(Expression count, Activation at) {
    Optional<Dim> dim = positive(count, at);
    return dim.<Element>map(Element.ClassIndex::new).orElse(null);
  }

  private @Nullable Element range(TypeSyntax type, Activation at) {
    Optional<Double> low = number(type.arguments().get(0).value(), at);
    Optional<Double> high = number(type.arguments().get(1).value(), at);
    if (low.isEmpty() || high.isEmpty()) {
      return elaborator.workspace.symbolic ? Element.F32 : null;
    }
    if (low.get() > high.get()) {
      elaborator.reports.error(
          at,
          Code.BAD_VALUE,
          type.span(),
          "a range goes from its lower end to its upper; " + low.get() + " is above " + high.get());
      return null;
    }
    return new Element.Real(new Range(low.get(), high.get()));
  }

  private Optional<Double> number(Expression expression, Activation at) {
    return Arithmetic.real(elaborator.evaluate(expression, at));
  }

  /** A size: exact, whole; empty where it is not known or wrong, which is reported. */
  Optional<Dim> dim(Expression expression, Activation at) {
    Item item = elaborator.evaluate(expression, at);
    return switch (item) {
      case Item.Exact exact when exact.value().isWhole() -> Optional.of(exact.value().numerator());
      case Item.Exact exact -> {
        inexact(exact.value(), expression, at);
        yield Optional.empty();
      }
      case Item.Unknown unknown -> Optional.empty();
      default -> {
        elaborator.reports.error(
            at,
            Code.DIMENSION,
            expression.span(),
            "a size is a whole number; this is " + item.kind());
        yield Optional.empty();
      }
    };
  }

  private void inexact(Ratio ratio, Expression expression, Activation at) {
    if (!ratio.isConstant()) {
      return;
    }
    String dividend = ratio.numerator().toString();
    String divisor = ratio.denominator().toString();
    String note = null;
    if (expression instanceof Expression.Binary division
        && division.operator() == BinaryOperator.DIVIDE
        && elaborator.evaluate(division.left(), at) instanceof Item.Exact a
        && elaborator.evaluate(division.right(), at) instanceof Item.Exact b) {
      dividend = a.value().toString();
      divisor = b.value().toString();
      note = bindings(division, dividend, divisor);
    }
    Diagnostic error =
        Diagnostic.error(
            Code.INEXACT_DIVISION,
            expression.span(),
            "this size does not come out: " + dividend + " / " + divisor + " is no whole number");
    error = note == null ? error : error.note(note);
    boolean own = !Library.owns(expression.span().file());
    elaborator.reports.add(
        at, own ? error.help("use floor_div(a, b) where rounding down is meant") : error);
  }

  private static String bindings(Expression.Binary division, String dividend, String divisor) {
    return division.left().span().text()
        + " = "
        + dividend
        + ", "
        + division.right().span().text()
        + " = "
        + divisor;
  }

  /** A size of at least one. */
  Optional<Dim> positive(Expression expression, Activation at) {
    Optional<Dim> dim = dim(expression, at);
    Optional<Long> value = dim.flatMap(Dim::constant);
    if (value.isPresent() && value.get() < 1) {
      elaborator.reports.error(
          at, Code.DIMENSION, expression.span(), "a size is at least 1; this is " + value.get());
      return Optional.empty();
    }
    return dim.filter(size -> elaborator.sizes.fits(size, at, expression.span()));
  }

  /** One size, or those of a list such as {@code shape(x)}. */
  private Optional<List<Dim>> sizes(Expression expression, Activation at) {
    if (!(expression instanceof Expression.NumberLiteral)
        && elaborator.evaluate(expression, at) instanceof Item.Sequence list
        && list.items().stream().allMatch(WrittenTypes::isSize)) {
      return Optional.of(
          list.items().stream().map(item -> ((Item.Exact) item).value().numerator()).toList());
    }
    return positive(expression, at).map(List::of);
  }

  private static boolean isSize(Item item) {
    return item instanceof Item.Exact exact
        && exact.value().isWhole()
        && exact.value().numerator().constant().map(size -> size > 0).orElse(true);
  }

  /**
   * The whole shape of a type whose names all have values, with the axis of a simplex last; empty
   * where something is wrong.
   */
  Optional<Shape> shape(TypeSyntax type, Activation at) {
    List<Dim> dims = new ArrayList<>();
    List<TypeSyntax.Dimension> written = type.dimensions() == null ? List.of() : type.dimensions();
    for (TypeSyntax.Dimension dimension : written) {
      switch (dimension) {
        case TypeSyntax.Dimension.Leading leading -> {
          if (!(at.scope().find(Unifier.LEADING) instanceof Item.Sequence axes)) {
            elaborator.reports.error(
                at, Code.DIMENSION, leading.span(), "`...` stands for nothing here");
            return Optional.empty();
          }
          axes.items().forEach(axis -> dims.add(((Item.Exact) axis).value().numerator()));
        }
        case TypeSyntax.Dimension.Size size -> {
          Optional<List<Dim>> sizes = sizes(size.value(), at);
          if (sizes.isEmpty()) {
            return Optional.empty();
          }
          dims.addAll(sizes.get());
        }
      }
    }
    if (type.base().text().equals("simplex") && !type.arguments().isEmpty()) {
      Optional<Dim> count = positive(type.arguments().get(0).value(), at);
      if (count.isEmpty()) {
        return Optional.empty();
      }
      dims.add(count.get());
    }
    Shape shape = new Shape(dims);
    return elaborator.sizes.fits(shape, at, type.span()) ? Optional.of(shape) : Optional.empty();
  }
}
