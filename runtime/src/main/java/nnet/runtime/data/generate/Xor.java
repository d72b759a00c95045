package nnet.runtime.data.generate;

import java.util.List;

/** The four corners of the unit square in turn; the label is whether the coordinates differ. */
public final class Xor implements Generator {
  @Override
  public String name() {
    return "xor";
  }

  @Override
  public String summary() {
    return "Points around the corners of the unit square; the label is 1 where the corner's"
        + " coordinates differ.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.whole("rows", 4, 1, 10_000_000), Option.real("noise", 0, 0, 10), Noise.SEED);
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
      int left = i >> 1 & 1;
      int right = i & 1;
      x[2 * i] += left;
      x[2 * i + 1] += right;
      label[i] = left ^ right;
    }
    return List.of(x, label);
  }
}
