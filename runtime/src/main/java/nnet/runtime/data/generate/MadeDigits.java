package nnet.runtime.data.generate;

import java.util.List;

/** Images of digits, drawn with a pen and never twice alike: what is learnt without a download. */
public final class MadeDigits implements Generator {
  private static final double TURN = 0.2;
  private static final double SLANT = 0.25;
  private static final double SHIFT = 0.14;

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public String summary() {
    return "Grey images in 0 to 1 of the digits 0 to 9, drawn by strokes and turned, slanted,"
        + " stretched and shifted at random; the label is the digit.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS, Option.whole("size", 16, 8, 256), Option.real("noise", 0.1, 0, 1), Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    int size = options.whole("size");
    return List.of(new Column("image", List.of(size, size), 0), new Column("label", List.of(), 10));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int size = options.whole("size");
    Noise noise = new Noise(options);
    float[] image = noise.normal(0, options.real("noise"), rows * size * size);
    Pose[] poses = poses(noise, rows);
    float[] pen = noise.uniform(6, 0.09, 0.19, rows);
    float[] label = new float[rows];
    for (int row = 0; row < rows; row++) {
      int digit = row % 10;
      draw(Glyphs.digit(digit), poses[row], pen[row], image, row * size * size, size);
      label[row] = digit;
    }
    return List.of(image, label);
  }

  private static Pose[] poses(Noise noise, int rows) {
    float[] turn = noise.uniform(1, -TURN, TURN, rows);
    float[] size = noise.uniform(2, 0.62, 0.82, rows);
    float[] slant = noise.uniform(3, -SLANT, SLANT, rows);
    float[] across = noise.uniform(4, -SHIFT, SHIFT, rows);
    float[] down = noise.uniform(5, -SHIFT, SHIFT, rows);
    Pose[] poses = new Pose[rows];
    for (int i = 0; i < rows; i++) {
      poses[i] = new Pose(turn[i], size[i], slant[i], across[i], down[i]);
    }
    return poses;
  }

  /** A pixel is as bright as the pen covers it. */
  private static void draw(Glyphs glyph, Pose pose, double pen, float[] image, int at, int size) {
    Canvas canvas = new Canvas(image, at, size);
    double edge = 2.0 / size / pose.size();
    canvas.paint((x, y) -> {
      double distance = glyph.distance(pose.x(x, y), pose.y(x, y));
      return Math.clamp((pen - distance) / edge + 0.5, 0, 1);
    });
  }
}
