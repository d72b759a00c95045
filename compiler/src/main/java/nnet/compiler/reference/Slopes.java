package nnet.compiler.reference;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import nnet.compiler.op.math.Erf;

/** The functions that loops call, with their slopes as textbooks have them. */
final class Slopes {
  private static final Map<String, Curve> ALL =
      Map.ofEntries(
          Map.entry("sqrt", new Curve(Math::sqrt, x -> 0.5 / Math.sqrt(x))),
          Map.entry("abs", new Curve(Math::abs, Math::signum)),
          Map.entry("exp", new Curve(Math::exp, Math::exp)),
          Map.entry("expOfNegative", new Curve(Math::exp, Math::exp)),
          Map.entry("expm1", new Curve(Math::expm1, Math::exp)),
          Map.entry("log", new Curve(Math::log, x -> 1 / x)),
          Map.entry("log1p", new Curve(Math::log1p, x -> 1 / (1 + x))),
          Map.entry("sigmoid", new Curve(Slopes::sigmoid, x -> sigmoid(x) * sigmoid(-x))),
          Map.entry("softplus", new Curve(Slopes::softplus, Slopes::sigmoid)),
          Map.entry("tanh", new Curve(Math::tanh, x -> Math.pow(Math.cosh(x), -2))),
          Map.entry("erf", new Curve(Erf.INSTANCE::evaluate, Slopes::bell)),
          Map.entry("sin", new Curve(Math::sin, Math::cos)),
          Map.entry("cos", new Curve(Math::cos, x -> -Math.sin(x))),
          Map.entry("tan", new Curve(Math::tan, x -> Math.pow(Math.cos(x), -2))),
          Map.entry("atan", new Curve(Math::atan, x -> 1 / (1 + x * x))),
          Map.entry("floor", new Curve(Math::floor, x -> 0)),
          Map.entry("ceil", new Curve(Math::ceil, x -> 0)),
          Map.entry("round", new Curve(Math::rint, x -> 0)));

  private Slopes() {}

  /** A function of one number. */
  record Curve(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
    double value(double x) {
      return function.applyAsDouble(x);
    }

    double slope(double x) {
      return derivative.applyAsDouble(x);
    }
  }

  static Curve of(String function) {
    Curve curve = ALL.get(function);
    if (curve == null) {
      throw new IllegalStateException(
          "`" + function + "` needs its slope in " + Slopes.class.getSimpleName());
    }
    return curve;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double bell(double x) {
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
  }
}
