package nnet.examples.random;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nnet.compiler.resolve.Library;
import nnet.compiler.syntax.DefinitionKind;

/** What can be done to a value whatever its shape, which stays. */
final class AnyShape {
  /** With other options than their defaults, or of one's own. */
  private static final List<String> SPECIAL =
      List.of(
          "leaky_relu(0.1)",
          "elu(0.7)",
          "celu(1.4)",
          "swish(1.5)",
          "gelu(approximate: true)",
          "squareplus(b: 2)",
          "hard_tanh(low: -0.5, high: 0.7)",
          "soft_shrink(0.1)",
          "prelu(slopes: channels)",
          "bent",
          "bent(0.9)",
          "softmax");

  /** These need an even or a divisible number of elements. */
  private static final Set<String> DIVIDING = Set.of("glu", "reglu", "geglu", "swiglu", "maxout");

  private static final List<String> ACTIVATIONS =
      Stream.concat(
              SPECIAL.stream(),
              Library.definitions().stream()
                  .filter(definition -> definition.kind() == DefinitionKind.ACTIVATION)
                  .map(definition -> definition.name().text())
                  .filter(name -> !DIVIDING.contains(name)))
          .toList();

  private static final List<String> NORMALISATIONS =
      List.of(
          "batch_norm",
          "batch_norm(momentum: 0.8, center: false, unbiased: true)",
          "centred",
          "layer_norm",
          "layer_norm(epsilon: 1e-2, scale: false)",
          "rms_norm(epsilon: 1e-2)",
          "group_norm(groups: 1)",
          "unit_normalization");

  private static final List<String> NOISES =
      List.of("dropout", "spatial_dropout", "alpha_dropout", "gaussian_dropout", "gaussian_noise");

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
          "x - 0.1 * max(x, axis: -1, keep: true)",
          "x + 0.1 * gradient(sum(tanh(x) ^ 3), x)",
          "where(x > 0, x, 0.2 * x) * logsumexp(x, axis: -1, keep: true)",
          "x / (1 + variance(x, axis: -1, keep: true))",
          "abs(x) ^ 1.5 + x");

  private AnyShape() {}

  static String activation(int number) {
    return pick(ACTIVATIONS, number);
  }

  static void write(Recipe.Step step, Writer writer) {
    int number = step.b();
    switch (step.a() % 6) {
      case 0, 1 -> writer.let("x -> " + activation(number));
      case 2 -> writer.let(pick(FORMULAS, number));
      case 3, 4 -> writer.let("x -> " + pick(NORMALISATIONS, number));
      default -> writer.let("x -> " + pick(NOISES, number) + "(0." + (1 + number % 4) + ")");
    }
  }

  private static String pick(List<String> choices, int number) {
    return choices.get(number % choices.size());
  }
}
