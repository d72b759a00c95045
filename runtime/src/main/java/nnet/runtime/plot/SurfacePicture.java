package nnet.runtime.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.ui.RectangleAnchor;

/** What a network says of every point of a plane, with the points it was asked about. */
public final class SurfacePicture {
  private SurfacePicture() {}

  /** Part of the plane. */
  public record Window(double left, double right, double low, double high) {}

  /**
   * @param shares of each colour, summing to one, row by row from the top
   * @param side the number of rows, and of columns
   */
  public record Ground(float[][] shares, int side) {
    public Ground {
      shares = shares.clone();
    }

    /** Colours mixed by their shares, on white. */
    private BufferedImage image() {
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < shares.length; i++) {
        image.setRGB(i % side, i / side, mixed(shares[i]));
      }
      return image;
    }
  }

  public static Picture of(
      String title, String x, String y, Window window, Ground ground, List<Line> points) {
    XyChart chart =
        new XyChart(
            Ticks.axis(x, window.left(), window.right()),
            Ticks.axis(y, window.low(), window.high()));
    for (int i = 0; i < points.size(); i++) {
      chart.rimmed(points.get(i), Style.color(i).darker());
    }
    var drawn = Style.chart(title, chart.over(ground.image(), RectangleAnchor.TOP_RIGHT));
    return new Picture(560, 520, drawn::draw);
  }

  private static int mixed(float[] shares) {
    double[] sum = new double[3];
    for (int i = 0; i < shares.length; i++) {
      Color color = Style.color(i);
      sum[0] += shares[i] * color.getRed();
      sum[1] += shares[i] * color.getGreen();
      sum[2] += shares[i] * color.getBlue();
    }
    int result = 0;
    for (double part : sum) {
      result = result << 8 | Math.clamp(Math.round(127 + part / 2), 0, 255);
    }
    return result;
  }
}
