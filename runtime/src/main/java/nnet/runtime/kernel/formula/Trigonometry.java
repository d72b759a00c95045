package nnet.runtime.kernel.formula;

import static nnet.runtime.kernel.formula.FormulaBuilder.real;

/**
 * Sine, cosine and their relatives. With {@code n} the whole number nearest to {@code 2 x / pi} and
 * {@code r = x - n pi / 2}, each is the sine or the cosine of {@code r} or its negative, by the
 * lowest two bits of {@code n}.
 */
final class Trigonometry {
  private static final float ROUNDER = Exponentials.ROUNDER;
  private static final float TWO_BY_PI = 0.63661975f;
  private static final float HALF_PI_HIGH = 1.5707964f;
  private static final float HALF_PI_MIDDLE = -4.371139e-08f;
  private static final float HALF_PI_LOW = -1.7151245e-15f;

  /**
   * Beyond it a float's neighbours are a sixteenth of a turn apart, and the reduction would lose
   * digits.
   */
  private static final float LIMIT = 0x1p20f;

  private Trigonometry() {}

  private record Quadrant(Term n, Term odd, Term sine, Term cosine) {}

  private static Quadrant reduce(FormulaBuilder b, Term x) {
    Term shifted = b.fma(x, real(TWO_BY_PI), real(ROUNDER));
    Term n = b.subtract(shifted, real(ROUNDER));
    Term high = b.fma(n, real(-HALF_PI_HIGH), x);
    Term r = b.fma(n, real(-HALF_PI_LOW), b.fma(n, real(-HALF_PI_MIDDLE), high));
    Term half = b.subtract(b.fma(n, real(0.5f), real(ROUNDER)), real(ROUNDER));
    Term odd = b.unequal(b.fma(half, real(-2f), n), real(0f));
    Term z = b.multiply(r, r);
    return new Quadrant(b.bits(shifted), odd, sine(b, r, z), cosine(b, z));
  }

  private static Term sine(FormulaBuilder b, Term r, Term z) {
    Term p = b.polynomial(z, -1.6666667e-01f, 8.333326e-03f, -1.9838489e-04f, 2.7108988e-06f);
    return b.fma(b.multiply(r, z), p, r);
  }

  private static Term cosine(FormulaBuilder b, Term z) {
    Term p = b.polynomial(z, 4.1666668e-02f, -1.388888e-03f, 2.4798617e-05f, -2.714144e-07f);
    return b.fma(b.multiply(z, z), p, b.fma(z, real(-0.5f), real(1f)));
  }

  /** Turns the sign where bit {@code bit} of {@code n} is set. */
  private static Term signed(FormulaBuilder b, Term value, Term n, int bit) {
    Term sign = b.shiftLeft(b.and(n, 1 << bit), 31 - bit);
    return b.fromBits(b.xor(b.bits(value), sign));
  }

  private static Term limited(FormulaBuilder b, Term x, Term value) {
    return b.select(b.greater(b.absolute(x), real(LIMIT)), real(Float.NaN), value);
  }

  static Term sin(FormulaBuilder b, Term x) {
    Quadrant q = reduce(b, x);
    Term value = signed(b, b.select(q.odd(), q.cosine(), q.sine()), q.n(), 1);
    return b.select(b.equal(x, real(0f)), x, limited(b, x, value));
  }

  static Term cos(FormulaBuilder b, Term x) {
    Quadrant q = reduce(b, x);
    Term value = b.select(q.odd(), q.sine(), q.cosine());
    return limited(b, x, signed(b, value, b.wholeAdd(q.n(), 1), 1));
  }

  static Term tan(FormulaBuilder b, Term x) {
    Quadrant q = reduce(b, x);
    Term numerator = b.select(q.odd(), q.cosine(), q.sine());
    Term denominator = b.select(q.odd(), q.sine(), q.cosine());
    Term value = signed(b, b.divide(numerator, denominator), q.n(), 0);
    return b.select(b.equal(x, real(0f)), x, limited(b, x, value));
  }

  /**
   * {@code z + z^3 P(z^2)} of {@code z = |x|} up to 1, else the complement to a right angle of
   * {@code 1 / |x|}.
   */
  static Term atan(FormulaBuilder b, Term x) {
    Term a = b.absolute(x);
    Term beyond = b.greater(a, real(1f));
    Term z = b.select(beyond, b.divide(real(1f), a), a);
    Term square = b.multiply(z, z);
    Term p =
        b.polynomial(
            square,
            -3.3333302e-01f,
            1.9998638e-01f,
            -1.4265242e-01f,
            1.0957558e-01f,
            -8.419404e-02f,
            5.8233604e-02f,
            -3.1454753e-02f,
            1.1063928e-02f,
            -1.8270978e-03f);
    Term inside = b.fma(b.multiply(z, square), p, z);
    Term outside = b.subtract(real(HALF_PI_HIGH), b.subtract(inside, real(HALF_PI_MIDDLE)));
    return b.withSignOf(x, b.select(beyond, outside, inside));
  }
}
