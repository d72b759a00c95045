package nnet.compiler.elaborate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.type.Dim;

/** An exact number known at compile time, perhaps of symbolic sizes: a fraction in lowest terms. */
record Ratio(Dim numerator, Dim denominator) {
  static final Ratio ZERO = of(Dim.ZERO);
  static final Ratio ONE = of(Dim.ONE);

  static Ratio of(Dim dim) {
    return new Ratio(dim, Dim.ONE);
  }

  static Ratio of(long value) {
    return of(Dim.of(value));
  }

  static Ratio of(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() <= 0) {
      return of(dim(plain.toBigIntegerExact()));
    }
    return reduced(dim(plain.unscaledValue()), dim(BigInteger.TEN.pow(plain.scale())));
  }

  private static Dim dim(BigInteger value) {
    return new Dim(Map.of(List.of(), value));
  }

  private static Ratio reduced(Dim numerator, Dim denominator) {
    Optional<Dim> whole = numerator.dividedBy(denominator);
    if (whole.isPresent()) {
      return of(whole.get());
    }
    if (numerator.isConstant() && denominator.isConstant()) {
      BigInteger n = big(numerator);
      BigInteger d = big(denominator);
      BigInteger common = n.gcd(d).multiply(BigInteger.valueOf(d.signum()));
      return new Ratio(dim(n.divide(common)), dim(d.divide(common)));
    }
    return new Ratio(numerator, denominator);
  }

  private static BigInteger big(Dim constant) {
    return constant.terms().getOrDefault(List.of(), BigInteger.ZERO);
  }

  boolean isWhole() {
    return denominator.is(1);
  }

  boolean isConstant() {
    return numerator.isConstant() && denominator.isConstant();
  }

  Ratio plus(Ratio other) {
    return reduced(
        numerator.times(other.denominator).plus(other.numerator.times(denominator)),
        denominator.times(other.denominator));
  }

  Ratio minus(Ratio other) {
    return plus(other.times(of(-1)));
  }

  Ratio times(Ratio other) {
    return reduced(numerator.times(other.numerator), denominator.times(other.denominator));
  }

  /** The quotient; empty where the divisor is zero. */
  Optional<Ratio> over(Ratio other) {
    return other.numerator.is(0)
        ? Optional.empty()
        : Optional.of(
            reduced(numerator.times(other.denominator), denominator.times(other.numerator)));
  }

  /** -1, 0 or 1 where the order is known whatever the symbols are. */
  Optional<Integer> compare(Ratio other) {
    Ratio difference = minus(other);
    return difference.isConstant()
        ? Optional.of(big(difference.numerator).signum() * big(difference.denominator).signum())
        : Optional.empty();
  }

  /** The nearest double of a constant. */
  double real() {
    return new BigDecimal(big(numerator))
        .divide(new BigDecimal(big(denominator)), MathContext.DECIMAL128)
        .doubleValue();
  }

  @Override
  public String toString() {
    if (isWhole()) {
      return numerator.toString();
    }
    return isConstant() ? Double.toString(real()) : numerator + " / " + denominator;
  }
}
