package nnet.runtime.data.generate;

import java.util.ArrayList;
import java.util.List;

/** The ten digits as strokes in a square from -1 to 1; across goes right, down goes down. */
final class Glyphs {
  /** Degrees from the right, clockwise as down goes down. */
  private static final int STEP = 15;

  private static final List<Glyphs> DIGITS =
      List.of(
          new Glyphs().arc(0, 0, 0.55, 0.9, 0, 360),
          new Glyphs().line(-0.35, -0.55, 0.1, -0.9).line(0.1, -0.9, 0.1, 0.9),
          new Glyphs()
              .arc(0, -0.4, 0.55, 0.5, 180, 395)
              .line(0.45, -0.11, -0.55, 0.9)
              .line(-0.55, 0.9, 0.6, 0.9),
          new Glyphs().arc(0, -0.45, 0.5, 0.45, 200, 450).arc(0, 0.45, 0.55, 0.45, 270, 520),
          new Glyphs()
              .line(0.15, -0.9, -0.6, 0.35)
              .line(-0.6, 0.35, 0.65, 0.35)
              .line(0.3, -0.2, 0.3, 0.9),
          new Glyphs()
              .line(0.5, -0.9, -0.45, -0.9)
              .line(-0.45, -0.9, -0.5, -0.1)
              .arc(0, 0.35, 0.55, 0.55, 225, 515),
          new Glyphs().arc(0, 0.4, 0.5, 0.5, 0, 360).line(0.3, -0.9, -0.48, 0.28),
          new Glyphs().line(-0.55, -0.9, 0.55, -0.9).line(0.55, -0.9, -0.15, 0.9),
          new Glyphs().arc(0, -0.45, 0.42, 0.45, 0, 360).arc(0, 0.45, 0.52, 0.45, 0, 360),
          new Glyphs().arc(0, -0.4, 0.5, 0.5, 0, 360).line(0.48, -0.28, 0.2, 0.9));

  /** Ends of straight pieces: across and down of the one, across and down of the other. */
  private final List<double[]> pieces = new ArrayList<>();

  private Glyphs() {}

  static Glyphs digit(int digit) {
    return DIGITS.get(digit);
  }

  private Glyphs line(double x, double y, double toX, double toY) {
    pieces.add(new double[] {x, y, toX, toY});
    return this;
  }

  private Glyphs arc(double x, double y, double width, double height, int from, int to) {
    for (int degree = from; degree < to; degree += STEP) {
      double a = Math.toRadians(degree);
      double b = Math.toRadians(Math.min(degree + STEP, to));
      line(
          x + width * StrictMath.cos(a),
          y + height * StrictMath.sin(a),
          x + width * StrictMath.cos(b),
          y + height * StrictMath.sin(b));
    }
    return this;
  }

  /** How far a point is from the nearest stroke. */
  double distance(double x, double y) {
    double least = Double.POSITIVE_INFINITY;
    for (double[] piece : pieces) {
      least = Math.min(least, squaredDistance(piece, x, y));
    }
    return Math.sqrt(least);
  }

  private static double squaredDistance(double[] piece, double x, double y) {
    double dx = piece[2] - piece[0];
    double dy = piece[3] - piece[1];
    double along = ((x - piece[0]) * dx + (y - piece[1]) * dy) / (dx * dx + dy * dy);
    double t = Math.clamp(along, 0, 1);
    double offX = x - piece[0] - t * dx;
    double offY = y - piece[1] - t * dy;
    return offX * offX + offY * offY;
  }
}
