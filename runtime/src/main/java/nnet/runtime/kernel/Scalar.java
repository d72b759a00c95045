package nnet.runtime.kernel;

/**
 * The elementary functions of float32 that emitted scalar code calls: less than two units in the
 * last place from the true value (the sigmoid and powers: three; the tangent: four), and the same
 * bits everywhere. Vector loops hold the same steps as text, see {@link
 * nnet.runtime.kernel.formula.FormulaText}.
 */
public final class Scalar {
  private Scalar() {}

  /** The exponential. */
  public static float exp(float x) {
    return ScalarExponentials.exp(x);
  }

  /** {@code exp(x) - 1}, exact near zero too. */
  public static float expm1(float x) {
    return ScalarExponentials.expm1(x);
  }

  /** {@code 1 / (1 + exp(-x))}. */
  public static float sigmoid(float x) {
    return ScalarExponentials.sigmoid(x);
  }

  /** The hyperbolic tangent. */
  public static float tanh(float x) {
    return ScalarExponentials.tanh(x);
  }

  /** The error function. */
  public static float erf(float x) {
    return ScalarExponentials.erf(x);
  }

  /** The natural logarithm. */
  public static float log(float x) {
    return ScalarLogarithms.log(x);
  }

  /** {@code log(1 + x)}, exact near zero too. */
  public static float log1p(float x) {
    return ScalarLogarithms.log1p(x);
  }

  /** {@code log(1 + exp(x))}. */
  public static float softplus(float x) {
    return ScalarLogarithms.softplus(x);
  }

  /** The sine; NaN beyond 2^20. */
  public static float sin(float x) {
    return ScalarAngles.sin(x);
  }

  /** The cosine; NaN beyond 2^20. */
  public static float cos(float x) {
    return ScalarAngles.cos(x);
  }

  /** The tangent; NaN beyond 2^20. */
  public static float tan(float x) {
    return ScalarAngles.tan(x);
  }

  /** The angle whose tangent is {@code x}. */
  public static float atan(float x) {
    return ScalarAngles.atan(x);
  }

  /** The square root, correctly rounded. */
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /** {@code x} to the power {@code y}. */
  public static float pow(float x, float y) {
    return ScalarPowers.pow(x, y);
  }
}
