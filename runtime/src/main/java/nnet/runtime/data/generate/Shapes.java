package nnet.runtime.data.generate;

import java.util.List;

/** Images of circles, squares and triangles, and which pixels belong to them. */
public final class Shapes implements Generator {
  private static final int KINDS = 3;

  @Override
  public String name() {
    return "shapes";
  }

  @Override
  public String summary() {
    return "Grey images in 0 to 1 of a circle (label 0), a square (1) or a triangle (2) of random"
        + " place, size, turn and brightness; mask is 1 for each pixel of the shape, else 0.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Noise.ROWS, Option.whole("size", 16, 8, 256), Option.real("noise", 0.1, 0, 1), Noise.SEED);
  }

  @Override
  public List<Column> columns(Options options) {
    List<Integer> pixels = List.of(options.whole("size"), options.whole("size"));
    return List.of(
        new Column("image", pixels, 0),
        new Column("label", List.of(), KINDS),
        new Column("mask", pixels, 2));
  }

  @Override
  public List<float[]> generate(Options options) {
    int rows = options.whole("rows");
    int size = options.whole("size");
    int pixels = size * size;
    Noise noise = new Noise(options);
    float[] image = noise.normal(0, options.real("noise"), rows * pixels);
    float[] mask = new float[rows * pixels];
    float[] label = new float[rows];
    float[] brightness = noise.uniform(5, 0.6, 1, rows);
    Pose[] poses = poses(noise, rows);
    for (int row = 0; row < rows; row++) {
      int kind = row % KINDS;
      Pose pose = poses[row];
      int at = row * pixels;
      double bright = brightness[row];
      new Canvas(mask, at, size).paint((x, y) -> covers(kind, pose, x, y) ? 1 : 0);
      new Canvas(image, at, size).paint((x, y) -> covers(kind, pose, x, y) ? bright : 0);
      label[row] = kind;
    }
    return List.of(image, label, mask);
  }

  /** The whole of a shape is inside of its image. */
  private static Pose[] poses(Noise noise, int rows) {
    float[] turn = noise.uniform(1, -Math.PI, Math.PI, rows);
    float[] size = noise.uniform(2, 0.35, 0.65, rows);
    float[] across = noise.uniform(3, -1, 1, rows);
    float[] down = noise.uniform(4, -1, 1, rows);
    Pose[] poses = new Pose[rows];
    for (int i = 0; i < rows; i++) {
      double room = 1 - size[i];
      poses[i] = new Pose(turn[i], size[i], 0, room * across[i], room * down[i]);
    }
    return poses;
  }

  /** Corners lie on the circle around the shape. */
  private static boolean covers(int kind, Pose pose, double imageX, double imageY) {
    double x = pose.x(imageX, imageY);
    double y = pose.y(imageX, imageY);
    return switch (kind) {
      case 0 -> x * x + y * y <= 1;
      case 1 -> Math.max(Math.abs(x), Math.abs(y)) <= Math.sqrt(0.5);
      default -> y <= 0.5 && y >= Math.sqrt(3) * Math.abs(x) - 1;
    };
  }
}
