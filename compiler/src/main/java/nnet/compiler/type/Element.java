package nnet.compiler.type;

/** What is known of the elements of a tensor. */
public sealed interface Element {
  Element F32 = new Real(Range.ALL);
  Element UNIT = new Real(Range.UNIT);
  Element BOOL = new Bool();

  /** Real numbers within a range: {@code f32}, {@code unit}, {@code range(a, b)}. */
  record Real(Range range) implements Element {
    @Override
    public String toString() {
      if (range.equals(Range.UNIT)) {
        return "unit";
      }
      boolean known = Double.isFinite(range.low()) && Double.isFinite(range.high());
      return known && range.low() < range.high() ? range.toString() : "f32";
    }
  }

  /**
   * Non-negative numbers whose sum along the last axis is one. {@code simplex(10)} is the type of
   * shape {@code [10]}; {@code simplex(V)[T]} that of shape {@code [T, V]}.
   */
  record Simplex() implements Element {
    @Override
    public String toString() {
      return "simplex";
    }
  }

  /** Integers from 0 to {@code count - 1}: a label or a token. */
  record ClassIndex(Dim count) implements Element {
    @Override
    public String toString() {
      return "class(" + count + ")";
    }
  }

  /** Integers. */
  record Int(Range range) implements Element {
    @Override
    public String toString() {
      return "i32";
    }
  }

  record Bool() implements Element {
    @Override
    public String toString() {
      return "bool";
    }
  }

  /** The range that every element lies in. */
  default Range range() {
    return switch (this) {
      case Real real -> real.range();
      case Simplex simplex -> Range.UNIT;
      case ClassIndex index ->
          new Range(0, index.count().constant().map(n -> n - 1.0).orElse(Double.POSITIVE_INFINITY));
      case Int integer -> integer.range();
      case Bool bool -> Range.UNIT;
    };
  }

  /** Whether arithmetic on it makes sense: not for labels and truth values. */
  default boolean isNumeric() {
    return !(this instanceof ClassIndex || this instanceof Bool);
  }

  /** The type as users write it, for the shape of one example. */
  default String describe(Shape shape) {
    if (this instanceof Simplex && shape.rank() > 0) {
      Shape rest = shape.slice(0, shape.rank() - 1);
      return "simplex(" + shape.last() + ")" + (rest.rank() == 0 ? "" : rest);
    }
    return this + (shape.rank() == 0 ? "" : shape.toString());
  }
}
