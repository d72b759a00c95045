package nnet.runtime.data.generate;

import java.util.List;

/** The sine of a number, or what follows a stretch of a sine wave. */
public final class Sine implements Generator {
  private static final double STEP = 0.3;

  @Override
  public String name() {
    return "sine";
  }

  @Override
  public String summary() {
    return "y = sin(x) for x from -pi to pi; with a length, x is that many points of a wave with a"
        + " random phase and y the point after them.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("length", 0, 0, 10_000),
        Option.real("noise", 0.05, 0, 10),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    int length = options.whole("length");
    return List.of(
        new Column("x", length == 0 ? List.of(1) : List.of(length, 1), 0),
        new Column("y", List.of(), 0));
  }

  @Override
  public List<float[]> generate(Options options) {
    Noise noise = new Noise(options);
    int rows = options.whole("rows");
    int length = options.whole("length");
    float[] start = noise.uniform(0, -Math.PI, Math.PI, rows);
    float[] y = noise.normal(1, options.real("noise"), rows);
    if (length == 0) {
      for (int i = 0; i < rows; i++) {
        y[i] = (float) (y[i] + StrictMath.sin(start[i]));
      }
      return List.of(start, y);
    }
    float[] x = noise.normal(2, options.real("noise"), rows * length);
    for (int i = 0; i < rows; i++) {
      for (int t = 0; t < length; t++) {
        int at = i * length + t;
        x[at] = (float) (x[at] + StrictMath.sin(start[i] + STEP * t));
      }
      y[i] = (float) (y[i] + StrictMath.sin(start[i] + STEP * length));
    }
    return List.of(x, y);
  }
}
