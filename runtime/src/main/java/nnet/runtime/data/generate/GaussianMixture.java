package nnet.runtime.data.generate;

import java.util.List;

/** Small normal clouds on a circle in the plane: what generative networks are tried on. */
public final class GaussianMixture implements Generator {
  @Override
  public String name() {
    return "gaussian_mixture";
  }

  @Override
  public String summary() {
    return "Normal clouds in the plane, evenly on a circle; the label is the cloud.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("modes", 8, 1, 1000),
        Option.real("radius", 2, 0, 1000),
        Option.real("noise", 0.1, 0, 1000),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    return List.of(
        new Column("x", List.of(2), 0), new Column("label", List.of(), options.whole("modes")));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int modes = options.whole("modes");
    double radius = options.real("radius");
    float[] x = new Noise(options).normal(0, options.real("noise"), 2 * rows);
    float[] label = new float[rows];
    for (int i = 0; i < rows; i++) {
      int mode = i % modes;
      double angle = 2 * Math.PI * mode / modes;
      x[2 * i] = (float) (x[2 * i] + radius * StrictMath.cos(angle));
      x[2 * i + 1] = (float) (x[2 * i + 1] + radius * StrictMath.sin(angle));
      label[i] = mode;
    }
    return List.of(x, label);
  }
}
