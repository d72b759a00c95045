package nnet.runtime.data.generate;

import java.util.List;

/** Round clouds with centres anywhere in a box: what clusters are found in. */
public final class Blobs implements Generator {
  @Override
  public String name() {
    return "blobs";
  }

  @Override
  public String summary() {
    return "Normal clouds of deviation `cluster_std` around centres drawn evenly from -`center_box`"
        + " to `center_box`; the label is the cloud; scikit-learn's make_blobs.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS,
        Option.whole("features", 2, 1, 10_000),
        Option.whole("centers", 3, 1, 1000),
        Option.real("cluster_std", 1, 0, 1000),
        Option.real("center_box", 10, 0, 1_000_000),
        Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    return List.of(
        new Column("x", List.of(options.whole("features")), 0),
        new Column("label", List.of(), options.whole("centers")));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int features = options.whole("features");
    int clouds = options.whole("centers");
    double box = options.real("center_box");
    Noise noise = new Noise(options);
    float[] centres = noise.uniform(0, -box, box, clouds * features);
    float[] x = noise.normal(1, options.real("cluster_std"), rows * features);
    float[] label = new float[rows];
    for (int i = 0; i < rows; i++) {
      int cloud = i % clouds;
      for (int j = 0; j < features; j++) {
        x[i * features + j] += centres[cloud * features + j];
      }
      label[i] = cloud;
    }
    return List.of(x, label);
  }
}
