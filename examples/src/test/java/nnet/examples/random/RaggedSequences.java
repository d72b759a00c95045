package nnet.examples.random;

import nnet.examples.random.Recipe.Step;
import nnet.examples.random.Shaped.Ragged;
import nnet.examples.random.Shaped.Vector;

/** What can be done to a sequence whose length is that of the example. */
final class RaggedSequences {
  private RaggedSequences() {}

  static Shaped write(Ragged x, Step step, Writer writer) {
    int units = 1 + step.a() % 4;
    return switch (step.construct() % 14) {
      case 0 -> vector("x -> " + Sequences.recurrent(units, step, false), units, writer);
      case 1 -> vector(reduction(step.b()) + "(x, axis: 0)", x.width(), writer);
      case 2 -> vector(step.b() % 2 == 0 ? "x[-1]" : "x[0]", x.width(), writer);
      case 3 -> vector("sum(x, axis: 0) / T", x.width(), writer);
      case 4 -> ragged("x -> " + Sequences.recurrent(units, step, true), units, writer);
      case 5 -> ragged("x -> dense(" + units + ")", units, writer);
      case 6 -> ragged("x -> leaky_memory(" + units + ")", units, writer);
      case 7 -> {
        String both = "x -> bidirectional(" + Sequences.recurrent(units, step, true) + ")";
        yield ragged(both, 2 * units, writer);
      }
      case 8 -> ragged(convolution(units, step.b()), units, writer);
      case 9 -> ragged(Sequences.along(step.b()), x.width(), writer);
      case 10 -> ragged(Sequences.attention(step.b()), x.width(), writer);
      case 11 -> ragged(pooling(step.b()), x.width(), writer);
      default -> {
        AnyShape.write(step, writer);
        yield x;
      }
    };
  }

  /** What is left at the end is made a vector. */
  static void finish(Writer writer) {
    writer.let("mean(x, axis: 0)");
  }

  private static String reduction(int number) {
    return switch (number % 6) {
      case 0 -> "mean";
      case 1 -> "sum";
      case 2 -> "max";
      case 3 -> "min";
      case 4 -> "logsumexp";
      default -> "variance";
    };
  }

  private static String convolution(int units, int number) {
    String padding = number % 2 == 0 ? "same" : "causal";
    int dilation = 1 + number % 3;
    return "x -> conv1d(%d, kernel: 2, padding: %s, dilation: %d)"
        .formatted(units, padding, dilation);
  }

  private static String pooling(int number) {
    String kind = number % 2 == 0 ? "max" : "average";
    return "x -> " + kind + "_pool1d(3, stride: 1, padding: same)";
  }

  private static Vector vector(String value, int size, Writer writer) {
    writer.let(value);
    return new Vector(size);
  }

  private static Ragged ragged(String value, int width, Writer writer) {
    writer.let(value);
    return new Ragged(width);
  }
}
