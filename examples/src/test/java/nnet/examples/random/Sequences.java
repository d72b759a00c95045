package nnet.examples.random;

import nnet.examples.random.Recipe.Step;
import nnet.examples.random.Shaped.Sequence;
import nnet.examples.random.Shaped.Vector;

/** What can be done to a sequence. */
final class Sequences {
  private Sequences() {}

  static Shaped write(Sequence x, Step step, Writer writer) {
    int units = 1 + step.a() % 4;
    return switch (step.construct() % 14) {
      case 0 -> vector("x -> " + recurrent(units, step, false), units, writer);
      case 1 -> sequence("x -> " + recurrent(units, step, true), x.length(), units, writer);
      case 8 -> {
        String both = "x -> bidirectional(" + recurrent(units, step, true) + ")";
        yield sequence(both, x.length(), 2 * units, writer);
      }
      case 9 -> {
        writer.let("x -> instance_norm");
        yield x;
      }
      case 2 -> sequence("x -> dense(" + units + ")", x.length(), units, writer);
      case 3 -> vector((step.a() % 2 == 0 ? "mean" : "sum") + "(x, axis: 0)", x.width(), writer);
      case 4 -> vector("x -> flatten", x.length() * x.width(), writer);
      case 5 -> sequence("transpose(x)", x.width(), x.length(), writer);
      case 6 -> sequence("x -> leaky_memory(" + units + ")", x.length(), units, writer);
      case 7 -> vector("sort(x, axis: 0)[-1]", x.width(), writer);
      case 10 -> vector(masked(units, step), units, writer);
      case 11 -> sequence(along(step.b()), x.length(), x.width(), writer);
      case 12 -> sequence(attention(step.b()), x.length(), x.width(), writer);
      default -> {
        AnyShape.write(step, writer);
        yield x;
      }
    };
  }

  /** Steps that are left out. */
  private static String masked(int units, Step step) {
    String mask = step.a() % 2 == 0 ? "sum(x, axis: 1) > 0.2" : "x[:, 0] < 0.5";
    return recurrent(units, step, false) + "(x, mask: " + mask + ")";
  }

  /** What runs along a sequence and keeps its size. */
  static String along(int number) {
    return switch (number % 3) {
      case 0 -> "cumsum(x, axis: 0)";
      case 1 -> "flip(x, axis: 0)";
      default -> "x[::-1] * x";
    };
  }

  /** Each place sees the others. */
  static String attention(int number) {
    return switch (number % 3) {
      case 0 -> "softmax(x @ transpose(x) * 0.3) @ x";
      case 1 -> "x -> transformer_encoder(heads: 1, hidden: 3)";
      default -> "x -> transformer_encoder(heads: 1, hidden: 2, causal: true, norm_first: true)";
    };
  }

  /** A recurrent layer of the library with options. */
  static String recurrent(int units, Step step, boolean sequences) {
    String name =
        switch (step.b() % 6) {
          case 0 -> "rnn(" + units;
          case 1 -> "lstm(" + units;
          case 2 -> "lstm(" + units + ", peephole: true";
          case 3 -> "lstm(" + units + ", bias: false, reverse: true";
          case 4 -> "gru(" + units;
          default -> "gru(" + units + ", reset_after: false";
        };
    return name + (sequences ? ", sequences: true)" : ")");
  }

  private static Vector vector(String value, int size, Writer writer) {
    writer.let(value);
    return new Vector(size);
  }

  private static Sequence sequence(String value, int length, int width, Writer writer) {
    writer.let(value);
    return new Sequence(length, width);
  }
}
