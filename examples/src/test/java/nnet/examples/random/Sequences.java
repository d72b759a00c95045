package nnet.examples.random;

import nnet.examples.random.Recipe.Step;
import nnet.examples.random.Shaped.Sequence;
import nnet.examples.random.Shaped.Vector;

/** What can be done to a sequence. */
final class Sequences {
  private Sequences() {}

  static Shaped write(Sequence x, Step step, Writer writer) {
    int units = 1 + step.a() % 4;
    return switch (step.construct() % 11) {
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
      case 7 -> sequence("softmax(x @ transpose(x) * 0.3) @ x", x.length(), x.width(), writer);
      default -> {
        AnyShape.write(step, writer);
        yield x;
      }
    };
  }

  /** A recurrent layer of the library with options. */
  private static String recurrent(int units, Step step, boolean sequences) {
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
