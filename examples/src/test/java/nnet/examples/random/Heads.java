package nnet.examples.random;

/** How a random network ends: outputs, targets, losses, penalties. */
final class Heads {
  private Heads() {}

  /** From a vector {@code x}. */
  static void write(int number, Writer writer) {
    switch (number % 6) {
      case 0 -> classes("loss", writer);
      case 1 -> {
        writer.line("target y: unit");
        writer.line("output p: unit = x -> dense(1) -> sigmoid");
        writer.line("loss = " + (number % 4 == 1 ? "careful(p, y)" : "bce(p, y)"));
      }
      case 2 -> {
        writer.line("target y: f32[2]");
        writer.line("output p = x -> dense(2)");
        writer.line("loss = mse(p, y)");
        writer.line("penalty l2(1e-2) over \"**.weight\"");
      }
      case 3 -> {
        writer.line("target wanted: simplex(3)");
        writer.line("output p: simplex(3) = x -> dense(3) -> softmax");
        writer.line("loss = categorical_cross_entropy(p, wanted)");
      }
      case 4 -> {
        classes("loss first", writer);
        writer.line("target amount: f32");
        writer.line("output value = x -> dense(1)");
        writer.line("loss second = 0.3 * mse(value, amount) + 0.1 * mae(value, amount)");
      }
      default -> {
        writer.line("output p = x -> dense(2) -> tanh");
        writer.line("loss = mean((p - 0.3) ^ 2) + 0.01 * sum(x ^ 2)");
        writer.line("penalty l1(1e-2)");
      }
    }
  }

  private static void classes(String loss, Writer writer) {
    writer.line("target label: class(3)");
    writer.line("output likely: simplex(3) = x -> dense(3) -> softmax");
    writer.line(loss + " = cross_entropy(likely, label)");
  }
}
