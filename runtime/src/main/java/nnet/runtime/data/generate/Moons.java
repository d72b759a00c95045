package nnet.runtime.data.generate;

import java.util.List;

/** Two half circles, each reaching into the other. */
public final class Moons implements Generator {
  @Override
  public String name() {
    return "moons";
  }

  @Override
  public String summary() {
    return "Points on two half circles that reach into each other; the label is the half circle;"
        + " scikit-learn's make_moons.";
  }

  @Override
  public List<Option> options() {
    return List.of(Noise.ROWS, Option.real("noise", 0, 0, 10), Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    return List.of(new Column("x", List.of(2), 0), new Column("label", List.of(), 2));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    float[] x = new Noise(options).normal(0, options.real("noise"), 2 * rows);
    float[] label = new float[rows];
    for (int i = 0; i < rows; i++) {
      int moon = i % 2;
      int steps = Math.max(1, (rows + 1 - moon) / 2 - 1);
      double angle = Math.PI * Math.floorDiv(i, 2) / steps;
      double across = StrictMath.cos(angle);
      double up = StrictMath.sin(angle);
      x[2 * i] = (float) (x[2 * i] + (moon == 0 ? across : 1 - across));
      x[2 * i + 1] = (float) (x[2 * i + 1] + (moon == 0 ? up : 0.5 - up));
      label[i] = moon;
    }
    return List.of(x, label);
  }
}
