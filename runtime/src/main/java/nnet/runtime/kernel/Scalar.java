package nnet.runtime.kernel;

/** The elementary functions of float32 that emitted scalar loops use. */
public final class Scalar {
  private Scalar() {}

  public static float exp(float x) {
    return (float) Math.exp(x);
  }

  public static float log(float x) {
    return (float) Math.log(x);
  }

  public static float log1p(float x) {
    return (float) Math.log1p(x);
  }

  public static float expm1(float x) {
    return (float) Math.expm1(x);
  }

  public static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  public static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  public static float softplus(float x) {
    return (float) (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
  }

  public static float erf(float x) {
    double z = Math.abs((double) x);
    double t = 1 / (1 + 0.3275911 * z);
    double poly =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return (float) Math.copySign(1 - poly * Math.exp(-z * z), x);
  }

  public static float sin(float x) {
    return (float) Math.sin(x);
  }

  public static float cos(float x) {
    return (float) Math.cos(x);
  }

  public static float tan(float x) {
    return (float) Math.tan(x);
  }

  public static float atan(float x) {
    return (float) Math.atan(x);
  }

  public static float pow(float x, float y) {
    return (float) Math.pow(x, y);
  }

  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }
}
