package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Lengths;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.shape.SequenceMask;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;

/**
 * The sizes that differ from example to example. Each has a formal of its own, the length of every
 * example; masks are made of it, and in the end its axes get room for the longest example.
 */
final class RaggedDims implements Lengths {
  private final Map<Dim, Length> lengths = new LinkedHashMap<>();

  /**
   * One {@code dim}.
   *
   * @param bound the most that an example may have
   * @param tensor its number in each example
   * @param valid which places of an axis an example has
   */
  record Length(Name name, Dim size, Dim bound, Tensor tensor, Tensor valid) {}

  Length declare(Name name, Dim bound, RegionBuilder builder) {
    Dim size = Dim.ragged(name.text());
    ValueType each = new ValueType(DataType.INTEGER, Shape.of(Dim.BATCH));
    Value length = builder.formal(Formal.Kind.VALUE, name.text(), each);
    Value valid =
        builder.apply(SequenceMask.INSTANCE, SequenceMask.attributes(size), List.of(length));
    double most = bound.constant().map(Long::doubleValue).orElse(Double.POSITIVE_INFINITY);
    Length declared =
        new Length(
            name,
            size,
            bound,
            new Tensor(length, new Element.Int(new Range(1, most)), true),
            new Tensor(valid, Element.BOOL, true));
    lengths.put(size, declared);
    return declared;
  }

  @Override
  public Tensor valid(Dim size) {
    return known(size).valid();
  }

  @Override
  public Tensor length(Dim size) {
    return known(size).tensor();
  }

  private Length known(Dim size) {
    Length length = lengths.get(size);
    if (length == null) {
      throw new IllegalStateException(size + " is not declared");
    }
    return length;
  }

  @Override
  public Dim bounded(Dim size) {
    Dim result = size;
    for (Length length : lengths.values()) {
      result = result.substitute(length.size(), length.bound());
    }
    return result;
  }

  Shape bounded(Shape shape) {
    return lengths.isEmpty() ? shape : new Shape(shape.dims().stream().map(this::bounded).toList());
  }

  boolean isEmpty() {
    return lengths.isEmpty();
  }

  /** The names of the axes that differ from example to example, empty ones for the others. */
  List<String> names(Shape shape) {
    return shape.dims().stream().noneMatch(Dim::isRagged)
        ? List.of()
        : shape.dims().stream().map(size -> size.isRagged() ? size.toString() : "").toList();
  }
}
