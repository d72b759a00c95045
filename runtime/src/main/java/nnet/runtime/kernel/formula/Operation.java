package nnet.runtime.kernel.formula;

/**
 * What one step does, written for one float and for a vector of floats; both round the same way.
 * {@code {0}}, {@code {1}} and {@code {2}} stand for the operands.
 */
public enum Operation {
  ADD(Kind.REAL, "{0} + {1}", "{0}.add({1})"),
  SUBTRACT(Kind.REAL, "{0} - {1}", "{0}.sub({1})"),
  MULTIPLY(Kind.REAL, "{0} * {1}", "{0}.mul({1})"),
  DIVIDE(Kind.REAL, "{0} / {1}", "{0}.div({1})"),
  /** {@code a * b + c} with one rounding. */
  FMA(Kind.REAL, "Math.fma({0}, {1}, {2})", "{0}.fma({1}, {2})"),
  MAXIMUM(Kind.REAL, "Math.max({0}, {1})", "{0}.max({1})"),
  ABSOLUTE(Kind.REAL, "Math.abs({0})", "{0}.abs()"),
  SQUARE_ROOT(Kind.REAL, "(float) Math.sqrt({0})", "{0}.sqrt()"),
  /** The second operand where the first holds, else the third. */
  SELECT(Kind.REAL, "{0} ? {1} : {2}", "{2}.blend({1}, {0})"),
  /** The float of these bits. */
  FROM_BITS(Kind.REAL, "Float.intBitsToFloat({0})", "{0}.reinterpretAsFloats()"),
  BITS(Kind.WHOLE, "Float.floatToRawIntBits({0})", "{0}.reinterpretAsInts()"),
  WHOLE_ADD(Kind.WHOLE, "{0} + {1}", "{0}.add({1})"),
  WHOLE_SUBTRACT(Kind.WHOLE, "{0} - {1}", "{0}.sub({1})"),
  AND(Kind.WHOLE, "{0} & {1}", "{0}.and({1})"),
  XOR(Kind.WHOLE, "{0} ^ {1}", "{0}.lanewise(VectorOperators.XOR, {1})"),
  SHIFT_LEFT(Kind.WHOLE, "{0} << {1}", "{0}.lanewise(VectorOperators.LSHL, {1})"),
  /** Keeps the sign. */
  SHIFT_RIGHT(Kind.WHOLE, "{0} >> {1}", "{0}.lanewise(VectorOperators.ASHR, {1})"),
  LESS(Kind.TRUTH, "{0} < {1}", "{0}.compare(VectorOperators.LT, {1})"),
  GREATER(Kind.TRUTH, "{0} > {1}", "{0}.compare(VectorOperators.GT, {1})"),
  EQUAL(Kind.TRUTH, "{0} == {1}", "{0}.compare(VectorOperators.EQ, {1})"),
  UNEQUAL(Kind.TRUTH, "{0} != {1}", "{0}.compare(VectorOperators.NE, {1})");

  /** What a step's result is. */
  public enum Kind {
    REAL("float", "FloatVector"),
    WHOLE("int", "IntVector"),
    TRUTH("boolean", "VectorMask<Float>");

    private final String scalarType;
    private final String vectorType;

    Kind(String scalarType, String vectorType) {
      this.scalarType = scalarType;
      this.vectorType = vectorType;
    }

    String scalarType() {
      return scalarType;
    }

    String vectorType() {
      return vectorType;
    }
  }

  private final Kind kind;
  private final String scalar;
  private final String vector;

  Operation(Kind kind, String scalar, String vector) {
    this.kind = kind;
    this.scalar = scalar;
    this.vector = vector;
  }

  /** What the result is. */
  public Kind kind() {
    return kind;
  }

  String scalar() {
    return scalar;
  }

  String vector() {
    return vector;
  }
}
