package nnet.examples.random;

import java.util.List;

/** Definitions of one's own that some constructs use. */
final class OwnDefinitions {
  /** Those that use others come before them. */
  private static final List<String> ALL =
      List.of(
          """
          layer leaky_memory(units: int)(x: f32[t, n]) {
              run = scan(leaky_cell(units))(x)
              return run.all
          }
          """,
          """
          activation bent(strength = 0.5)(x) = strength * (sqrt(x ^ 2 + 1) - 1) + x
          """,
          """
          loss careful(alpha = 2.0)(p: unit, y: unit) = -(y * log(p) + alpha * (1 - y) * log(1 - p))
          """,
          """
          layer gated(units: int)(x: f32[n]) -> f32[units] {
              value = x -> dense(units)
              gate = x -> dense(units) -> sigmoid
              return value * gate
          }
          """,
          """
          layer centred(momentum = 0.9)(x: f32[..., c]) {
              state middle: f32[c] = zeros
              m = mean(x, axes: leading, over: batch)
              if training { middle = momentum * middle + (1 - momentum) * m }
              return x - (if training then m else middle)
          }
          """,
          """
          cell leaky_cell(units: int, rate = 0.3)(x: f32[n]) carries h: f32[units] = zeros {
              h = (1 - rate) * h + rate * tanh((x -> dense(units)) + (h -> dense(units, bias: false)))
          }
          """);

  private OwnDefinitions() {}

  /** Those that a network uses, those that they use first. */
  static String of(String network) {
    String used = "";
    for (String definition : ALL) {
      String name = definition.substring(definition.indexOf(' ') + 1, definition.indexOf('('));
      if ((used + network).contains(name)) {
        used = definition + "\n" + used;
      }
    }
    return used;
  }
}
