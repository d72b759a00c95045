package nnet.runtime.data.generate;

import java.util.List;

/** A linear function with random weights, and noise. */
public final class Linear implements Generator {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public String summary() {
    return "A number that depends linearly on the features, with random weights and noise.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("features", 1, 1, 10_000),
        Option.real("noise", 0.1, 0, 1000),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    return List.of(
        new Column("x", List.of(options.whole("features")), 0), new Column("y", List.of(), 0));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int features = options.whole("features");
    Noise noise = new Noise(options);
    float[] weights = noise.normal(0, 1, features + 1);
    float[] x = noise.uniform(1, -1, 1, rows * features);
    float[] y = noise.normal(2, options.real("noise"), rows);
    for (int i = 0; i < rows; i++) {
      double sum = weights[features];
      for (int j = 0; j < features; j++) {
        sum += (double) weights[j] * x[i * features + j];
      }
      y[i] = (float) (y[i] + sum);
    }
    return List.of(x, y);
  }
}
