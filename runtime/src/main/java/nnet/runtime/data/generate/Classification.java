package nnet.runtime.data.generate;

import java.util.List;

/** A cloud of points for each class, around a centre drawn at random. */
public final class Classification implements Generator {
  @Override
  public String name() {
    return "classification";
  }

  @Override
  public String summary() {
    return "A normal cloud around a random centre for each class; the label is the cloud.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("features", 2, 1, 10_000),
        Option.whole("classes", 2, 2, 1000),
        Option.real("separation", 3, 0, 1000),
        Option.real("noise", 1, 0, 1000),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    return List.of(
        new Column("x", List.of(options.whole("features")), 0),
        new Column("label", List.of(), options.whole("classes")));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int features = options.whole("features");
    int classes = options.whole("classes");
    Noise noise = new Noise(options);
    float[] centres = noise.normal(0, options.real("separation"), classes * features);
    float[] x = noise.normal(1, options.real("noise"), rows * features);
    float[] label = new float[rows];
    for (int i = 0; i < rows; i++) {
      int kind = i % classes;
      for (int j = 0; j < features; j++) {
        x[i * features + j] += centres[kind * features + j];
      }
      label[i] = kind;
    }
    return List.of(x, label);
  }
}
