package nnet.runtime.data.generate;

import java.util.List;

/** A circle inside another: no straight line tells them apart. */
public final class Circles implements Generator {
  @Override
  public String name() {
    return "circles";
  }

  @Override
  public String summary() {
    return "Points on a circle of radius 1 (label 0) and on a smaller one inside it (label 1), whose"
        + " radius is `factor`; scikit-learn's make_circles.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS, Option.real("noise", 0, 0, 10), Option.real("factor", 0.8, 0, 1), Noise.SEED);
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
      int circle = i % 2;
      int points = (rows + 1 - circle) / 2;
      double angle = 2 * Math.PI * Math.floorDiv(i, 2) / points;
      double radius = circle == 0 ? 1 : options.real("factor");
      x[2 * i] = (float) (x[2 * i] + radius * StrictMath.cos(angle));
      x[2 * i + 1] = (float) (x[2 * i + 1] + radius * StrictMath.sin(angle));
      label[i] = circle;
    }
    return List.of(x, label);
  }
}
