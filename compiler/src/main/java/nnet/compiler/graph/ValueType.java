package nnet.compiler.graph;

import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** The type of a value of a graph; the batch axis, where there is one, is an axis of the shape. */
public record ValueType(DataType data, Shape shape) {
  public static final ValueType SCALAR = new ValueType(DataType.FLOAT, Shape.SCALAR);
  public static final ValueType DOUBLE = new ValueType(DataType.DOUBLE, Shape.SCALAR);
  public static final ValueType KEY = new ValueType(DataType.KEY, Shape.SCALAR);

  public static ValueType of(Shape shape) {
    return new ValueType(DataType.FLOAT, shape);
  }

  public static ValueType of(Dim... dims) {
    return of(Shape.of(dims));
  }

  public ValueType withShape(Shape other) {
    return new ValueType(data, other);
  }

  public int rank() {
    return shape.rank();
  }

  @Override
  public String toString() {
    String name =
        switch (data) {
          case FLOAT -> "f32";
          case INTEGER -> "i32";
          case BOOLEAN -> "bool";
          case DOUBLE -> "f64";
          case KEY -> "key";
        };
    return shape.rank() == 0 ? name : name + shape;
  }
}
