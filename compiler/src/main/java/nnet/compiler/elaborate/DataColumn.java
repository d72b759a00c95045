package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.ValueType;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import nnet.runtime.model.DataPlan;

/**
 * A raw column; what is known of its values grows while the formulas that use it are elaborated.
 */
final class DataColumn {
  private static final Dim UNKNOWN_CATEGORIES = Dim.symbol("categories");

  private final String name;
  private final Span declared;
  private final Element element;
  private final boolean optional;
  private Optional<Shape> shape;
  private String type;
  private Range range;

  /**
   * @param type the word of {@link DataPlan.Column}
   * @param shape of one row's value; empty where only the file knows it
   */
  DataColumn(
      String name,
      Span declared,
      String type,
      Element element,
      boolean optional,
      Optional<Shape> shape) {
    this.name = name;
    this.declared = declared;
    this.type = type;
    this.element = element;
    this.optional = optional;
    this.shape = shape;
    range = isCategory() ? Range.NON_NEGATIVE : element.range();
  }

  static DataColumn category(String name, Span declared, boolean optional) {
    Element element = new Element.ClassIndex(UNKNOWN_CATEGORIES);
    return new DataColumn(name, declared, "category", element, optional, Optional.of(Shape.SCALAR));
  }

  String name() {
    return name;
  }

  Span declared() {
    return declared;
  }

  Element element() {
    return element;
  }

  boolean optional() {
    return optional;
  }

  boolean isCategory() {
    return type.equals("category");
  }

  Optional<Shape> shape() {
    return shape;
  }

  void shape(Shape inferred) {
    shape = Optional.of(inferred);
  }

  /** The type of the rows' values in the graph; labels are indexes there, all others numbers. */
  ValueType values(Shape of) {
    boolean label = element instanceof Element.ClassIndex;
    return new ValueType(label ? DataType.INTEGER : DataType.FLOAT, of.insert(0, Dim.BATCH));
  }

  /** From now on each value lies in this range too; false where none can. */
  boolean narrow(Range demanded) {
    if (range.disjoint(demanded)) {
      return false;
    }
    range =
        new Range(Math.max(range.low(), demanded.low()), Math.min(range.high(), demanded.high()));
    return true;
  }

  /** From now on its values are labels; false where they were labels of other classes before. */
  boolean classes(long count) {
    if (isCategory()) {
      boolean fits = range.high() == Double.POSITIVE_INFINITY || range.high() == count - 1.0;
      range = new Range(0, count - 1.0);
      return fits;
    }
    type = "class";
    return narrow(new Range(0, count - 1.0));
  }

  DataPlan.Column plan() {
    List<Integer> sizes = shape.orElseThrow().dims().stream().map(Dim::size).toList();
    return new DataPlan.Column(
        name, name, type, optional, sizes, range.low(), range.high(), location(declared));
  }

  static DataPlan.Location location(Span span) {
    return new DataPlan.Location(span.line(), span.column());
  }
}
