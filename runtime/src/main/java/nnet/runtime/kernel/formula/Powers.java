package nnet.runtime.kernel.formula;

import static nnet.runtime.kernel.formula.Exponentials.LN2_HIGH;
import static nnet.runtime.kernel.formula.Exponentials.LN2_LOW;
import static nnet.runtime.kernel.formula.FormulaBuilder.real;

/**
 * Powers: {@code exp(y log |x|)} with the logarithm as a sum of two floats, since its error is
 * multiplied by up to 88. With {@code s = f / (2 + f)}, {@code log(1 + f) = 2 s + s^3 P(s^2)}.
 */
final class Powers {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float NO_FRACTIONS = 0x1p23f;

  private Powers() {}

  /** A number as the sum of two floats. */
  private record Pair(Term high, Term low) {}

  static Term pow(FormulaBuilder b, Term x, Term y) {
    Term a = b.absolute(x);
    Pair log = log(b, a);
    Term product = b.multiply(y, log.high());
    Term error = b.fma(y, log.high(), b.subtract(real(0f), product));
    Term magnitude = Exponentials.full(b, product, b.fma(y, log.low(), error));
    Term value = withSign(b, x, y, magnitude);
    return b.select(b.equal(y, real(0f)), real(1f), value);
  }

  private static Pair log(FormulaBuilder b, Term a) {
    Term denormal = b.less(a, real(Float.MIN_NORMAL));
    Term normal = b.select(denormal, b.multiply(a, real(NO_FRACTIONS)), a);
    Logarithms.Split split = Logarithms.split(b, normal);
    Term rounder = b.select(denormal, real(Exponentials.ROUNDER + 23), real(Exponentials.ROUNDER));
    Term e = Logarithms.toReal(b, split.exponent(), rounder);
    Pair fraction = ofMantissa(b, b.subtract(split.mantissa(), real(1f)));
    Term whole = b.multiply(e, real(LN2_HIGH));
    Term wholeError = b.fma(e, real(LN2_HIGH), b.subtract(real(0f), whole));
    Term wholeLow = b.fma(e, real(LN2_LOW), wholeError);
    Term sum = b.add(whole, fraction.high());
    Term sumError = b.subtract(fraction.high(), b.subtract(sum, whole));
    Term low = b.add(sumError, b.add(wholeLow, fraction.low()));
    return atEdges(b, a, sum, low);
  }

  /**
   * {@code log(1 + f)}: the rounding errors of {@code 2 + f} and of the quotient are carried along.
   */
  private static Pair ofMantissa(FormulaBuilder b, Term f) {
    Term d = b.add(f, real(2f));
    Term dError = b.subtract(f, b.subtract(d, real(2f)));
    Term s = b.divide(f, d);
    Term negative = b.subtract(real(0f), s);
    Term remainder = b.fma(negative, dError, b.fma(negative, d, f));
    Term sError = b.divide(remainder, d);
    Term z = b.multiply(s, s);
    Term p = b.polynomial(z, 6.666666e-01f, 4.0000346e-01f, 2.8536603e-01f, 2.3596343e-01f);
    Term low = b.fma(b.multiply(s, z), p, b.add(sError, sError));
    return new Pair(b.add(s, s), low);
  }

  private static Pair atEdges(FormulaBuilder b, Term a, Term sum, Term low) {
    Term high = b.add(sum, low);
    Term rest = b.subtract(low, b.subtract(high, sum));
    Term finite = b.select(b.less(a, real(INFINITY)), high, a);
    return new Pair(b.select(b.equal(a, real(0f)), real(-INFINITY), finite), rest);
  }

  /** Odd whole powers keep the sign of {@code x}; broken powers of negative numbers are NaN. */
  private static Term withSign(FormulaBuilder b, Term x, Term y, Term magnitude) {
    Term size = b.absolute(y);
    Term half = b.multiply(size, real(0.5f));
    Term odd = b.unequal(rounded(b, half), half);
    Term broken = b.unequal(rounded(b, size), size);
    Term negative = b.select(broken, x, real(1f));
    Term checked = b.select(b.less(negative, real(0f)), real(Float.NaN), magnitude);
    Term inside = b.select(b.equal(negative, real(-INFINITY)), magnitude, checked);
    Term signed = b.select(odd, x, real(1f));
    Term sign = b.and(b.bits(b.select(broken, real(1f), signed)), Integer.MIN_VALUE);
    return b.fromBits(b.xor(b.bits(inside), sign));
  }

  private static Term rounded(FormulaBuilder b, Term size) {
    Term near = b.subtract(b.add(size, real(NO_FRACTIONS)), real(NO_FRACTIONS));
    return b.select(b.less(size, real(NO_FRACTIONS)), near, size);
  }
}
