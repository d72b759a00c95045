package nnet.examples.random;

/** From a recipe to the text of a file. */
final class NetworkText {
  /** Definitions of one's own that some constructs use. */
  private static final String OWN =
      """
      activation bent(strength = 0.5)(x) = strength * (sqrt(x ^ 2 + 1) - 1) + x

      loss careful(alpha = 2.0)(p: unit, y: unit) = -(y * log(p) + alpha * (1 - y) * log(1 - p))

      layer gated(units: int)(x: f32[n]) -> f32[units] {
          value = x -> dense(units)
          gate = x -> dense(units) -> sigmoid
          return value * gate
      }

      layer centred(momentum = 0.9)(x: f32[..., c]) {
          state middle: f32[c] = zeros
          m = mean(x, axes: leading, over: batch)
          if training { middle = momentum * middle + (1 - momentum) * m }
          return x - (if training then m else middle)
      }

      cell leaky_cell(units: int, rate = 0.3)(x: f32[n]) carries h: f32[units] = zeros {
          h = (1 - rate) * h + rate * tanh((x -> dense(units)) + (h -> dense(units, bias: false)))
      }

      layer leaky_memory(units: int)(x: f32[t, n]) {
          run = scan(leaky_cell(units))(x)
          return run.all
      }

      """;

  private NetworkText() {}

  /** A file with these definitions and one network of this name. */
  static String of(Recipe recipe, String name) {
    Writer writer = new Writer();
    Shaped x = input(recipe.input(), writer);
    for (Recipe.Step step : recipe.steps()) {
      x =
          switch (x) {
            case Shaped.Vector vector -> Vectors.write(vector, step, writer);
            case Shaped.Image image -> Images.write(image, step, writer);
            case Shaped.Sequence sequence -> Sequences.write(sequence, step, writer);
          };
    }
    if (!(x instanceof Shaped.Vector)) {
      writer.let("x -> flatten");
    }
    Heads.write(recipe.head(), writer);
    return OWN + "network " + name + " {\n" + writer.lines() + "}\n";
  }

  private static Shaped input(int number, Writer writer) {
    return switch (number % 6) {
      case 0, 1 -> started("f32[4]", new Shaped.Vector(4), writer);
      case 2 -> started("f32[5, 6, 2]", new Shaped.Image(5, 6, 2), writer);
      case 3 -> started("f32[4, 3]", new Shaped.Sequence(4, 3), writer);
      case 4 -> {
        writer.line("input tokens: class(7)[5]");
        writer.let("tokens -> embedding(3)");
        yield new Shaped.Sequence(5, 3);
      }
      default -> {
        writer.line("input left: f32[3]");
        writer.line("input right: range(-1, 1)[2]");
        writer.line("input kind: class(4)");
        writer.let("concat(left * 2, right, kind -> embedding(2))");
        yield new Shaped.Vector(7);
      }
    };
  }

  private static Shaped started(String type, Shaped shape, Writer writer) {
    writer.line("input start: " + type);
    writer.let("start");
    return shape;
  }
}
