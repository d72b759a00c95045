package nnet.runtime.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nnet.runtime.plot.SurfacePicture.Window;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Heights over a plane, by colours and lines as on a map, with a way across them. */
public final class LandscapePicture {
  private static final int BANDS = 20;

  /** Bands from one number to the next below the picture. */
  private static final int MARKED = 4;

  private static final int SIDE = 320;
  private static final Color LOW = new Color(0x0B, 0x3C, 0x5D);
  private static final Color HIGH = new Color(0xF4, 0xF1, 0xDE);
  private static final double STRIP = 12;

  private final String title;
  private final String x;
  private final String y;
  private final Window window;
  private final Heights heights;

  /**
   * @param x what stands along the axis
   */
  public LandscapePicture(String title, String x, String y, Window window, Heights heights) {
    this.title = title;
    this.x = x;
    this.y = y;
    this.window = window;
    this.heights = heights;
  }

  /**
   * Heights at the corners of a grid, row by row from the top. Bands are narrow where the ground is
   * low: they go by the square root of the height, which makes rings around the lowest place of a
   * quadratic bowl equally wide. What is not finite is as high as the highest.
   */
  public record Heights(double[][] rows) {
    public Heights {
      rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    private double least() {
      return finite().min().orElse(0);
    }

    private double greatest() {
      return finite().max().orElse(1);
    }

    private DoubleStream finite() {
      return Arrays.stream(rows).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
    }

    /** From 0 to {@link #BANDS} at each corner. */
    private double[][] levels() {
      double least = least();
      double greatest = greatest();
      double width = greatest > least ? greatest - least : 1;
      return Arrays.stream(rows)
          .map(row ->
              Arrays.stream(row)
                  .map(value -> Double.isFinite(value) ? value : greatest)
                  .map(value -> BANDS * Math.sqrt((value - least) / width))
                  .toArray())
          .toArray(double[][]::new);
    }

    private double height(int level) {
      double root = (double) level / BANDS;
      return least() + root * root * (greatest() - least());
    }
  }

  /**
   * @param path its name is not shown, its ends are
   */
  public Picture with(Line path) {
    XyChart chart =
        new XyChart(
            Ticks.axis(x, window.left(), window.right()),
            Ticks.axis(y, window.low(), window.high()));
    // What comes first is drawn above the others.
    chart.rimmed(point("begin", path, 0), Style.color(1));
    chart.rimmed(point("end", path, path.size() - 1), Style.color(2));
    chart.marked(new Line("", path.x(), path.y()), Style.color(1), Style.stroke(0));
    XYPlot plot = chart.over(ground(), RectangleAnchor.TOP_RIGHT);
    var drawn = Style.chart(title, plot);
    drawn.addSubtitle(scale());
    return new Picture(560, 580, drawn::draw);
  }

  private static Line point(String name, Line path, int at) {
    return new Line(name, new double[] {path.x()[at]}, new double[] {path.y()[at]});
  }

  /** Bands of colour, with a line where one ends. */
  private BufferedImage ground() {
    double[][] levels = heights.levels();
    int[][] bands = new int[SIDE + 1][SIDE + 1];
    for (int i = 0; i <= SIDE; i++) {
      for (int j = 0; j <= SIDE; j++) {
        bands[i][j] = Math.min(BANDS - 1, (int) between(levels, i, j));
      }
    }
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        int band = bands[i][j];
        boolean edge = band != bands[i + 1][j] || band != bands[i][j + 1];
        Color color = color(band);
        image.setRGB(j, i, (edge ? color.darker() : color).getRGB());
      }
    }
    return image;
  }

  /** Linear between the four corners around a dot. */
  private static double between(double[][] levels, int row, int column) {
    int last = levels.length - 1;
    double down = (double) row * last / SIDE;
    double right = (double) column * last / SIDE;
    int i = Math.min((int) down, last - 1);
    int j = Math.min((int) right, last - 1);
    double above = mixed(levels[i][j], levels[i][j + 1], right - j);
    double below = mixed(levels[i + 1][j], levels[i + 1][j + 1], right - j);
    return mixed(above, below, down - i);
  }

  private static double mixed(double from, double to, double share) {
    return from + share * (to - from);
  }

  private static Color color(int band) {
    double share = (double) band / (BANDS - 1);
    return new Color(
        (int) Math.round(mixed(LOW.getRed(), HIGH.getRed(), share)),
        (int) Math.round(mixed(LOW.getGreen(), HIGH.getGreen(), share)),
        (int) Math.round(mixed(LOW.getBlue(), HIGH.getBlue(), share)));
  }

  /** What the colours mean. */
  private PaintScaleLegend scale() {
    LookupPaintScale colors = new LookupPaintScale(0, BANDS, HIGH);
    IntStream.range(0, BANDS).forEach(band -> colors.add(band, color(band)));
    int[] marks = IntStream.rangeClosed(0, BANDS / MARKED).map(i -> i * MARKED).toArray();
    List<String> names =
        Arrays.stream(marks)
            .mapToObj(level -> String.format(Locale.ROOT, "%.3g", heights.height(level)))
            .toList();
    NumberAxis axis =
        Style.fonts(new MarkedAxis("loss", Arrays.stream(marks).asDoubleStream().toArray(), names));
    axis.setRange(0, BANDS);
    PaintScaleLegend legend = new PaintScaleLegend(colors, axis);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setStripWidth(STRIP);
    legend.setSubdivisionCount(BANDS);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setMargin(new RectangleInsets(8, 60, 4, 20));
    return legend;
  }
}
