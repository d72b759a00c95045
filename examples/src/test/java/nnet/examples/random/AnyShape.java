package nnet.examples.random;

import java.util.List;

/** What can be done to a value whatever its shape, which stays. */
final class AnyShape {
  private static final List<String> ACTIVATIONS =
      List.of(
          "tanh",
          "sigmoid",
          "relu",
          "leaky_relu(0.1)",
          "elu",
          "softplus",
          "gelu",
          "swish(1.5)",
          "silu",
          "arctan",
          "prelu",
          "identity",
          "bent",
          "bent(0.9)",
          "softmax");

  private static final List<String> FORMULAS =
      List.of(
          "x / (1 + abs(x))",
          "sqrt(x ^ 2 + 1) - 0.5 * x",
          "exp(-(x ^ 2)) + 0.1 * x",
          "log(x ^ 2 + 1)",
          "if x > 0.2 then x else 0.3 * x - 0.1",
          "max(x, 0.1) - min(x, -0.2)",
          "clamp(x, low: -1.5, high: 1.5)",
          "sin(x) * cos(0.5 * x)",
          "0.5 * x + 0.1 * stop_gradient(x ^ 2)",
          "x - mean(x, axis: -1, keep: true)",
          "erf(x) + 1 / (2 + x ^ 2)",
          "tanh(x) * sum(x * 0.1, axis: -1, keep: true)",
          "x - 0.1 * max(x, axis: -1, keep: true)");

  private AnyShape() {}

  static String activation(int number) {
    return pick(ACTIVATIONS, number);
  }

  static void write(Recipe.Step step, Writer writer) {
    switch (step.a() % 6) {
      case 0, 1 -> writer.let("x -> " + activation(step.b()));
      case 2 -> writer.let(pick(FORMULAS, step.b()));
      case 3 -> writer.let(step.b() % 2 == 0 ? "x -> batch_norm" : "x -> centred");
      case 4 -> writer.let("x -> layer_norm");
      default -> writer.let("x -> dropout(0." + (1 + step.b() % 5) + ")");
    }
  }

  private static String pick(List<String> choices, int number) {
    return choices.get(number % choices.size());
  }
}
