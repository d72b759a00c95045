package nnet.runtime.kernel.formula;

import static nnet.runtime.kernel.formula.FormulaBuilder.real;

/**
 * The exponential and what is made of it. With {@code n} the whole number nearest to {@code x / ln
 * 2} and {@code r = x - n ln 2}, {@code exp(x) = 2^n (1 + r + r^2 P(r))}.
 */
final class Exponentials {
  /**
   * Adding and subtracting it rounds to a whole number, which its lowest bits then hold: 1.5 *
   * 2^23.
   */
  static final float ROUNDER = 12582912f;

  static final float LN2_HIGH = 0.6931472f;
  static final float LN2_LOW = -1.9046542e-9f;
  private static final float LOG2_E = 1.442695f;
  private static final int EXPONENT_BIAS = 127;
  private static final int EXPONENT_SHIFT = 23;
  private static final float UNDERFLOW = -104f;
  private static final float OVERFLOW = 88.8f;

  /**
   * Minimax of {@code (exp(r) - 1 - r) / r^2} for {@code |r| <= ln(2) / 2}; relative error 2.5e-10.
   */
  private static final float[] REST = {
    5.0e-01f, 1.6666667e-01f, 4.166634e-02f, 8.333274e-03f, 1.39421e-03f, 1.991356e-04f
  };

  private Exponentials() {}

  /** {@code x = n ln 2 + r}: {@code n} as an int, {@code r}, {@code r^2} and {@code P(r)}. */
  record Reduced(Term n, Term r, Term square, Term factor) {
    Term minusOne(FormulaBuilder b) {
      return b.fma(factor, square, r);
    }

    Term power(FormulaBuilder b) {
      return b.add(minusOne(b), real(1f));
    }
  }

  static Reduced reduce(FormulaBuilder b, Term x) {
    return reduce(b, x, real(0f));
  }

  /** Reduces {@code x + small}. */
  static Reduced reduce(FormulaBuilder b, Term x, Term small) {
    Term shifted = b.fma(x, real(LOG2_E), real(ROUNDER));
    Term n = b.subtract(shifted, real(ROUNDER));
    Term r = b.fma(n, real(-LN2_LOW), b.fma(n, real(-LN2_HIGH), x));
    if (!small.equals(real(0f))) {
      r = b.add(r, small);
    }
    Term whole = b.wholeAdd(b.bits(shifted), -Float.floatToRawIntBits(ROUNDER));
    return new Reduced(whole, r, b.multiply(r, r), b.polynomial(r, REST));
  }

  /** {@code 2^n} for {@code -127 < n < 128}. */
  static Term powerOfTwo(FormulaBuilder b, Term n) {
    return b.fromBits(b.shiftLeft(b.wholeAdd(n, EXPONENT_BIAS), EXPONENT_SHIFT));
  }

  /** {@code exp(x)} without care for what leaves the range of normal floats. */
  static Term inRange(FormulaBuilder b, Term x) {
    Reduced reduced = reduce(b, x);
    return b.multiply(reduced.power(b), powerOfTwo(b, reduced.n()));
  }

  /** {@code exp(x)} for {@code x <= 0}, down to the denormal floats. */
  static Term ofNegative(FormulaBuilder b, Term x) {
    Reduced reduced = reduce(b, x);
    Term value = scaled(b, reduced.power(b), reduced.n());
    return b.select(b.less(x, real(UNDERFLOW)), real(0f), value);
  }

  /** {@code exp(x + small)}. */
  static Term full(FormulaBuilder b, Term x, Term small) {
    Reduced reduced = reduce(b, x, small);
    Term value = scaled(b, reduced.power(b), reduced.n());
    Term floored = b.select(b.less(x, real(UNDERFLOW)), real(0f), value);
    return b.select(b.greater(x, real(OVERFLOW)), real(Float.POSITIVE_INFINITY), floored);
  }

  /**
   * Multiplies by {@code 2^n} in two halves: one alone may leave the range where their product does
   * not.
   */
  private static Term scaled(FormulaBuilder b, Term power, Term n) {
    Term half = b.shiftRight(n, 1);
    Term first = b.multiply(power, powerOfTwo(b, half));
    return b.multiply(first, powerOfTwo(b, b.wholeSubtract(n, half)));
  }

  static Term exp(FormulaBuilder b, Term x) {
    return full(b, x, real(0f));
  }

  /** {@code 2^n (p + 1) - 1 = 2^k (2^h p + (2^h - 2^-k))} with {@code n = h + k}. */
  static Term expm1(FormulaBuilder b, Term x) {
    Reduced reduced = reduce(b, x);
    Term half = b.shiftRight(reduced.n(), 1);
    Term rest = b.wholeSubtract(reduced.n(), half);
    Term power = powerOfTwo(b, half);
    Term restPower = powerOfTwo(b, rest);
    Term offset = b.subtract(power, b.divide(real(1f), restPower));
    Term value = b.multiply(b.fma(reduced.minusOne(b), power, offset), restPower);
    Term floored = b.select(b.less(x, real(UNDERFLOW)), real(-1f), value);
    Term capped = b.select(b.greater(x, real(OVERFLOW)), real(Float.POSITIVE_INFINITY), floored);
    return b.select(b.equal(x, real(0f)), x, capped);
  }

  /** {@code 1 / (1 + exp(-x))}, from {@code e = exp(-|x|)} so that nothing overflows or cancels. */
  static Term sigmoid(FormulaBuilder b, Term x) {
    Term e = ofNegative(b, b.subtract(real(0f), b.absolute(x)));
    Term numerator = b.select(b.less(x, real(0f)), e, real(1f));
    return b.divide(numerator, b.add(e, real(1f)));
  }

  /**
   * {@code x + x^3 P(x^2)} near zero, else {@code 1 - 2 / (exp(2 |x|) + 1)} with the sign of {@code
   * x}.
   */
  static Term tanh(FormulaBuilder b, Term x) {
    Term a = b.absolute(x);
    Term z = b.multiply(x, x);
    Term p =
        b.polynomial(
            z,
            -3.333333e-01f,
            1.3333195e-01f,
            -5.3945377e-02f,
            2.16926e-02f,
            -8.156265e-03f,
            2.122733e-03f);
    Term near = b.fma(b.multiply(a, z), p, a);
    Term e = inRange(b, b.add(a, a));
    Term far = b.subtract(real(1f), b.divide(real(2f), b.add(e, real(1f))));
    Term capped = b.select(b.greater(a, real(9.02f)), real(1f), far);
    return b.withSignOf(x, b.select(b.less(a, real(0.63f)), near, capped));
  }

  /** {@code x + x P(x^2)} up to 1.2, else {@code 1 - Q(|x|)^4} with the sign of {@code x}. */
  static Term erf(FormulaBuilder b, Term x) {
    Term a = b.absolute(x);
    Term p =
        b.polynomial(
            b.multiply(x, x),
            1.2837915e-01f,
            -3.7612537e-01f,
            1.12826854e-01f,
            -2.6820172e-02f,
            5.131274e-03f,
            -7.562195e-04f,
            6.5274020e-05f);
    Term near = b.fma(a, p, a);
    Term q =
        b.polynomial(
            a,
            1.0058889e+00f,
            -3.099886e-01f,
            -6.2149033e-02f,
            -5.074932e-02f,
            6.557382e-02f,
            -2.1686442e-02f,
            3.0245257e-03f,
            -1.3893134e-04f,
            -3.1254172e-06f);
    Term square = b.multiply(q, q);
    Term far = b.subtract(real(1f), b.multiply(square, square));
    Term capped = b.select(b.greater(a, real(4f)), real(1f), far);
    return b.withSignOf(x, b.select(b.less(a, real(1.2f)), near, capped));
  }
}
