package nnet.runtime.data.generate;

import java.util.List;

/** Tokens that go up and down: what follows one cannot be told without the one before it. */
public final class Triangle implements Generator {

  @Override
  public String name() {
    return "triangle";
  }

  @Override
  public String summary() {
    return "x is a stretch of the tokens 0, 1, ..., classes - 1, ..., 1, 0, 1, ... from a random"
        + " place on, y the token after it.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("length", 8, 1, 10_000),
        Option.whole("classes", 4, 2, 10_000),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    int classes = options.whole("classes");
    return List.of(
        new Column("x", List.of(options.whole("length")), classes),
        new Column("y", List.of(), classes));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int length = options.whole("length");
    int top = options.whole("classes") - 1;
    float[] start = new Noise(options).uniform(0, 0, 2 * top, rows);
    float[] x = new float[rows * length];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      for (int t = 0; t < length; t++) {
        x[i * length + t] = token((int) start[i] + t, top);
      }
      y[i] = token((int) start[i] + length, top);
    }
    return List.of(x, y);
  }

  private static int token(int place, int top) {
    int phase = place % (2 * top);
    return Math.min(phase, 2 * top - phase);
  }
}
