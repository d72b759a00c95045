package nnet.runtime.kernel.formula;

import java.util.List;
import java.util.function.BiFunction;

/** The functions there are. */
public final class Formulas {
  private static final List<Formula> ALL =
      List.of(
          unary("exp", 2, Exponentials::exp, "The exponential."),
          unary(
              "expOfNegative",
              2,
              Exponentials::ofNegative,
              "The exponential of a number that is not positive."),
          unary("expm1", 2, Exponentials::expm1, "{@code exp(x) - 1}, exact near zero too."),
          unary("sigmoid", 3, Exponentials::sigmoid, "{@code 1 / (1 + exp(-x))}."),
          unary("tanh", 2, Exponentials::tanh, "The hyperbolic tangent."),
          unary("erf", 2, Exponentials::erf, "The error function."),
          unary("log", 2, Logarithms::log, "The natural logarithm."),
          unary("log1p", 2, Logarithms::log1p, "{@code log(1 + x)}, exact near zero too."),
          unary("softplus", 2, Logarithms::softplus, "{@code log(1 + exp(x))}."),
          unary("sin", 2, Trigonometry::sin, "The sine; NaN beyond 2^20."),
          unary("cos", 2, Trigonometry::cos, "The cosine; NaN beyond 2^20."),
          unary("tan", 4, Trigonometry::tan, "The tangent; NaN beyond 2^20."),
          unary("atan", 2, Trigonometry::atan, "The angle whose tangent is {@code x}."),
          unary("sqrt", 1, FormulaBuilder::squareRoot, "The square root, correctly rounded."),
          binary("pow", 3, Powers::pow, "{@code x} to the power {@code y}."));

  private Formulas() {}

  /** Every function. */
  public static List<Formula> all() {
    return ALL;
  }

  /** The function of that name. */
  public static Formula named(String name) {
    return ALL.stream()
        .filter(formula -> formula.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no function " + name));
  }

  private static Formula unary(
      String name, int ulps, BiFunction<FormulaBuilder, Term, Term> body, String documentation) {
    FormulaBuilder builder = new FormulaBuilder();
    Term result = body.apply(builder, new Term.Name("x"));
    return builder.finish(name, ulps, List.of("x"), result, documentation);
  }

  private interface Body2 {
    Term apply(FormulaBuilder builder, Term x, Term y);
  }

  private static Formula binary(String name, int ulps, Body2 body, String documentation) {
    FormulaBuilder builder = new FormulaBuilder();
    Term result = body.apply(builder, new Term.Name("x"), new Term.Name("y"));
    return builder.finish(name, ulps, List.of("x", "y"), result, documentation);
  }
}
