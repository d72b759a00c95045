package nnet.runtime.kernel.formula;

import static nnet.runtime.kernel.formula.Exponentials.LN2_HIGH;
import static nnet.runtime.kernel.formula.Exponentials.LN2_LOW;
import static nnet.runtime.kernel.formula.Exponentials.ROUNDER;
import static nnet.runtime.kernel.formula.FormulaBuilder.real;

/**
 * The logarithm and what is made of it. With {@code x = 2^e (1 + f)} and {@code 1 + f} between the
 * square roots of 1/2 and 2, {@code log(x) = e ln 2 + f - f^2 / 2 + f^3 Q(f)}.
 */
final class Logarithms {
  private static final int ROOT_OF_HALF = 0x3f3504f3;
  private static final int MANTISSA = 0x7fffff;
  private static final int MANTISSA_BITS = 23;
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /**
   * Minimax of {@code (log(1 + f) - f + f^2 / 2) / f^3}; error of the logarithm 7.5e-10 of {@code
   * f}.
   */
  private static final float[] REST = {
    3.333331e-01f,
    -2.4999987e-01f,
    2.0002274e-01f,
    -1.6669303e-01f,
    1.4217648e-01f,
    -1.2382786e-01f,
    1.187945e-01f,
    -1.1802221e-01f,
    6.915159e-02f
  };

  private Logarithms() {}

  /** {@code x = 2^exponent * mantissa}, the exponent as an int. */
  record Split(Term exponent, Term mantissa) {}

  static Split split(FormulaBuilder b, Term x) {
    Term offset = b.wholeAdd(b.bits(x), -ROOT_OF_HALF);
    Term mantissa = b.fromBits(b.wholeAdd(b.and(offset, MANTISSA), ROOT_OF_HALF));
    return new Split(b.shiftRight(offset, MANTISSA_BITS), mantissa);
  }

  /** A whole number below 2^22 as a float. */
  static Term toReal(FormulaBuilder b, Term whole, Term rounder) {
    return b.subtract(b.fromBits(b.wholeAdd(whole, Float.floatToRawIntBits(ROUNDER))), rounder);
  }

  /** {@code e ln 2 + log(1 + f)}. */
  private static Term ofParts(FormulaBuilder b, Term e, Term f) {
    Term rest = b.fma(b.polynomial(f, REST), f, real(-0.5f));
    Term small = b.fma(b.multiply(f, f), rest, b.multiply(e, real(LN2_LOW)));
    return b.fma(e, real(LN2_HIGH), b.add(f, small));
  }

  static Term log(FormulaBuilder b, Term x) {
    Term denormal = b.less(x, real(Float.MIN_NORMAL));
    Term normal = b.select(denormal, b.multiply(x, real(0x1p23f)), x);
    Split split = split(b, normal);
    Term rounder = b.select(denormal, real(ROUNDER + MANTISSA_BITS), real(ROUNDER));
    Term e = toReal(b, split.exponent(), rounder);
    return withEdges(b, x, 0f, ofParts(b, e, b.subtract(split.mantissa(), real(1f))));
  }

  /** Minus infinity at {@code pole}, NaN below it, infinity at infinity. */
  private static Term withEdges(FormulaBuilder b, Term x, float pole, Term value) {
    Term atPole = b.select(b.equal(x, real(pole)), real(-INFINITY), real(Float.NaN));
    Term inside = b.select(b.greater(x, real(pole)), value, atPole);
    return b.select(b.equal(x, real(INFINITY)), real(INFINITY), inside);
  }

  static Term log1p(FormulaBuilder b, Term x) {
    Term value = withEdges(b, x, -1f, log1pInside(b, x));
    return b.select(b.equal(x, real(0f)), x, value);
  }

  /** The rounding error of {@code 1 + x} is carried into {@code f}. */
  private static Term log1pInside(FormulaBuilder b, Term x) {
    Term u = b.add(x, real(1f));
    Term back = b.subtract(u, real(1f));
    Term error = b.add(b.subtract(real(1f), b.subtract(u, back)), b.subtract(x, back));
    Split split = split(b, u);
    Term scaled = b.divide(error, Exponentials.powerOfTwo(b, split.exponent()));
    Term f = b.add(scaled, b.subtract(split.mantissa(), real(1f)));
    return ofParts(b, toReal(b, split.exponent(), real(ROUNDER)), f);
  }

  /** {@code max(x, 0) + log(1 + exp(-|x|))}. */
  static Term softplus(FormulaBuilder b, Term x) {
    Term e = Exponentials.ofNegative(b, b.subtract(real(0f), b.absolute(x)));
    return b.add(b.maximum(x, real(0f)), log1pInside(b, e));
  }
}
