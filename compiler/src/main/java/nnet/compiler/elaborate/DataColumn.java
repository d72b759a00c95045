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

  /** The type of a column before the network's is known. */
  private static final String ARRAY = "array";

  private static final Dim UNKNOWN_TEXTS = Dim.symbol("texts");

  private final String name;
  private final String header;
  private final Optional<DataPlan.Tokens> tokens;
  private final Span declared;
  private Element element;
  private final boolean optional;
  private Optional<Shape> shape;
  private Optional<Shape> imageSize = Optional.empty();
  private String type;
  private Range range;
  private Optional<DataPlan.Categories> categories = Optional.empty();

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
    this(name, name, declared, type, element, optional, shape, Optional.empty());
  }

  private DataColumn(
      String name,
      String header,
      Span declared,
      String type,
      Element element,
      boolean optional,
      Optional<Shape> shape,
      Optional<DataPlan.Tokens> tokens) {
    this.name = name;
    this.header = header;
    this.declared = declared;
    this.type = type;
    this.element = element;
    this.optional = optional;
    this.shape = shape;
    this.tokens = tokens;
    range = isCategory() ? Range.NON_NEGATIVE : element.range();
  }

  static DataColumn category(String name, Span declared, boolean optional) {
    return category(name, declared, "category", optional);
  }

  /** Categories that have the number that they are, or one by name. */
  static DataColumn label(String name, Span declared) {
    return category(name, declared, "label", false);
  }

  private static DataColumn category(String name, Span declared, String type, boolean optional) {
    Element element = new Element.ClassIndex(UNKNOWN_CATEGORIES);
    return new DataColumn(name, declared, type, element, optional, Optional.of(Shape.SCALAR));
  }

  /** Numbers of a file, of a type and shape that only it knows. */
  static DataColumn array(String name, Span declared) {
    return new DataColumn(name, declared, ARRAY, Element.F32, false, Optional.empty());
  }

  /**
   * Images of an unknown number of colours.
   *
   * @param size height and width, where they are resized
   */
  static DataColumn image(String name, Span declared, Optional<Shape> size) {
    DataColumn column =
        new DataColumn(name, declared, "f32", Element.UNIT, false, Optional.empty());
    column.imageSize = size;
    return column;
  }

  static DataColumn text(String name, Span declared, boolean optional) {
    Element element = new Element.ClassIndex(UNKNOWN_TEXTS);
    return new DataColumn(name, declared, "text", element, optional, Optional.of(Shape.SCALAR));
  }

  /** What this column of texts is as tokens. */
  DataColumn tokens(String called, DataPlan.Tokens how, Element of, Shape sizes) {
    return new DataColumn(
        called, header, declared, type, of, optional, Optional.of(sizes), Optional.of(how));
  }

  /** A part of this column of dates. */
  DataColumn part(DateFunctions.Part part) {
    Element of = new Element.Int(new Range(part.least(), part.greatest()));
    return new DataColumn(
        name + "." + part.name(),
        header,
        declared,
        part.name(),
        of,
        optional,
        shape,
        Optional.empty());
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
    return type.equals("category") || type.equals("label");
  }

  /** A text that is not tokens yet. */
  boolean isText() {
    return type.equals("text") && tokens.isEmpty();
  }

  /** A part of a date, which stays one where it is a label. */
  private boolean isPart() {
    return !name.equals(header) && tokens.isEmpty();
  }

  boolean isDate() {
    return type.equals("date");
  }

  Optional<Shape> shape() {
    return shape;
  }

  /** What only the file knows is what the network wants that it is for. */
  void infer(Element wanted, Shape sizes) {
    boolean number = wanted instanceof Element.Real || wanted instanceof Element.Simplex;
    if (type.equals(ARRAY)) {
      element = number ? Element.F32 : new Element.Int(Range.ALL);
      range = element.range();
      type = number ? "f32" : "i32";
    }
    boolean colours = sizes.rank() == 3;
    shape =
        Optional.of(
            imageSize.map(size -> colours ? size.insert(2, sizes.last()) : size).orElse(sizes));
  }

  /** The type of the rows' values in the graph: labels are indexes there, truths conditions. */
  ValueType values(Shape of) {
    DataType data =
        switch (element) {
          case Element.ClassIndex label -> DataType.INTEGER;
          case Element.Bool truth -> DataType.BOOLEAN;
          case Element.Real real -> DataType.FLOAT;
          case Element.Simplex simplex -> DataType.FLOAT;
          case Element.Int whole -> DataType.FLOAT;
        };
    return new ValueType(data, of.insert(0, Dim.BATCH));
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
    if (!isPart()) {
      type = "class";
    }
    return narrow(new Range(0, count - 1.0));
  }

  /** How its categories are numbered; false where it is in another way than before. */
  boolean categories(DataPlan.Categories how) {
    boolean same = categories.isEmpty() || categories.get().equals(how);
    categories = Optional.of(how);
    return same;
  }

  DataPlan.Column plan() {
    List<Integer> sizes = shape.orElseThrow().dims().stream().map(Dim::size).toList();
    return new DataPlan.Column(
        name,
        header,
        type,
        optional,
        sizes,
        range.low(),
        range.high(),
        location(declared),
        tokens,
        categories);
  }

  static DataPlan.Location location(Span span) {
    return new DataPlan.Location(span.line(), span.column());
  }
}
