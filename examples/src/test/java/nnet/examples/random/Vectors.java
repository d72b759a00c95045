package nnet.examples.random;

import nnet.examples.random.Recipe.Step;
import nnet.examples.random.Shaped.Sequence;
import nnet.examples.random.Shaped.Vector;

/** What can be done to a vector. */
final class Vectors {
  private Vectors() {}

  static Shaped write(Vector x, Step step, Writer writer) {
    int units = 1 + step.a() % 6;
    return switch (step.construct() % 13) {
      case 0 -> dense(units, step, writer);
      case 1 -> same(x, "x + (x -> " + layer(x.size(), step) + ")", writer);
      case 2 -> wider(x, units, "concat(x, x -> dense(" + units + "))", writer);
      case 3 -> repeated(x, step, writer);
      case 4 -> sharedTwice(x, writer);
      case 5 -> wider(new Vector(0), units, "x -> gated(" + units + ")", writer);
      case 6 -> loop(units, step, writer);
      case 7 -> tower(units, step, writer);
      case 8 -> reshaped(x, writer);
      case 9 -> halves(x, step, writer);
      case 10 -> normed(units, step, writer);
      default -> any(x, step, writer);
    };
  }

  private static String layer(int units, Step step) {
    return "dense(" + units + ") -> " + AnyShape.activation(step.b());
  }

  private static Vector same(Vector x, String value, Writer writer) {
    writer.let(value);
    return x;
  }

  private static Vector wider(Vector x, int more, String value, Writer writer) {
    writer.let(value);
    return new Vector(x.size() + more);
  }

  private static Vector any(Vector x, Step step, Writer writer) {
    AnyShape.write(step, writer);
    return x;
  }

  private static Vector dense(int units, Step step, Writer writer) {
    String bias = step.b() % 3 == 0 ? ", bias: false" : "";
    String init = step.b() % 4 == 1 ? ", init: he_normal" : "";
    writer.let("x -> dense(" + units + bias + init + ")");
    return new Vector(units);
  }

  private static Vector normed(int units, Step step, Writer writer) {
    String norm = step.b() % 2 == 0 ? "weight_norm" : "spectral_norm";
    writer.let("x -> " + norm + "_dense(" + units + ")");
    return new Vector(units);
  }

  private static Vector repeated(Vector x, Step step, Writer writer) {
    int times = 1 + step.a() % 3;
    writer.line("repeat " + times + " { x = x -> " + layer(x.size(), step) + " }");
    return x;
  }

  private static Vector sharedTwice(Vector x, Writer writer) {
    String shared = writer.name("shared", "dense(" + x.size() + ")");
    return same(x, "x -> " + shared + " -> tanh -> " + shared, writer);
  }

  private static Vector loop(int units, Step step, Writer writer) {
    writer.line("for width in [" + (1 + step.b() % 5) + ", " + units + "] {");
    writer.line("    x = x -> dense(width) -> sigmoid");
    writer.line("}");
    return new Vector(units);
  }

  private static Vector tower(int units, Step step, Writer writer) {
    String tower = writer.name("tower", layer(units, step));
    writer.let("concat(x -> " + tower + ", (0.5 * x) -> " + tower + ")");
    return new Vector(2 * units);
  }

  private static Shaped reshaped(Vector x, Writer writer) {
    if (x.size() % 2 == 0) {
      writer.let("reshape(x, shape: [2, " + x.size() / 2 + "])");
      return new Sequence(2, x.size() / 2);
    }
    return same(x, "x + 0.1 * random_normal([" + x.size() + "])", writer);
  }

  private static Vector halves(Vector x, Step step, Writer writer) {
    if (x.size() % 2 == 0) {
      writer.line("left, right = split(x, 2)");
      writer.let("sigmoid(left) * right");
      return new Vector(x.size() / 2);
    }
    if (x.size() > 2) {
      writer.let("x[1:] - x[:-1]");
      return new Vector(x.size() - 1);
    }
    return any(x, step, writer);
  }
}
