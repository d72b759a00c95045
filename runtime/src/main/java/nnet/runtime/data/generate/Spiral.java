package nnet.runtime.data.generate;

import java.util.List;

/** Arms of a spiral around the origin, one for each class. */
public final class Spiral implements Generator {
  @Override
  public String name() {
    return "spiral";
  }

  @Override
  public String summary() {
    return "Points on the arms of a spiral around the origin; the label is the arm.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("classes", 3, 2, 100),
        Option.real("noise", 0.2, 0, 10),
        Option.real("turns", 0.75, 0.01, 10),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    return List.of(
        new Column("x", List.of(2), 0), new Column("label", List.of(), options.whole("classes")));
  }

  /** {@code noise} is the deviation of the angle in radians. */
  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int classes = options.whole("classes");
    Noise noise = new Noise(options);
    float[] radius = noise.uniform(0, 0, 1, rows);
    float[] blur = noise.normal(1, options.real("noise"), rows);
    float[] x = new float[2 * rows];
    float[] label = new float[rows];
    for (int i = 0; i < rows; i++) {
      int arm = i % classes;
      double turn = (double) arm / classes + options.real("turns") * radius[i];
      double angle = 2 * Math.PI * turn + blur[i];
      x[2 * i] = (float) (radius[i] * StrictMath.sin(angle));
      x[2 * i + 1] = (float) (radius[i] * StrictMath.cos(angle));
      label[i] = arm;
    }
    return List.of(x, label);
  }
}
