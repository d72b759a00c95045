package nnet.runtime.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/** What all pictures look like. */
final class Style {
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font TITLE = TEXT.deriveFont(Font.BOLD, 14f);
  static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
  static final Color MUTED = new Color(0x77, 0x77, 0x77);

  /** Okabe and Ito's colours, which people who confuse red and green tell apart. */
  private static final List<Color> COLORS =
      List.of(
          new Color(0x00, 0x72, 0xB2),
          new Color(0xD5, 0x5E, 0x00),
          new Color(0x00, 0x9E, 0x73),
          new Color(0xCC, 0x79, 0xA7),
          new Color(0xE6, 0x9F, 0x00),
          new Color(0x56, 0xB4, 0xE9),
          new Color(0x55, 0x55, 0x55));

  /** Dashes tell lines apart on paper. */
  private static final List<BasicStroke> STROKES =
      List.of(
          line(null),
          line(new float[] {7, 4}),
          line(new float[] {2, 3}),
          line(new float[] {9, 3, 2, 3}));

  static final BasicStroke REFERENCE =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 4}, 0);

  /** To the right there is room for half of the last mark's number. */
  private static final RectangleInsets PADDING = new RectangleInsets(10, 2, 4, 18);

  private static final int BELOW_TITLE = 4;

  private Style() {}

  private static BasicStroke line(float @Nullable [] dash) {
    return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  static Color color(int number) {
    return COLORS.get(number % COLORS.size());
  }

  static BasicStroke stroke(int number) {
    return STROKES.get(number % STROKES.size());
  }

  static <A extends ValueAxis> A fonts(A axis) {
    axis.setLabelFont(TEXT);
    axis.setTickLabelFont(TEXT);
    return axis;
  }

  static <P extends XYPlot> P plain(P plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setOutlineVisible(false);
    return plot;
  }

  static JFreeChart chart(String title, Plot plot) {
    JFreeChart chart = new JFreeChart(title, TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(PADDING);
    chart.getTitle().setMargin(0, 0, BELOW_TITLE, 0);
    return chart;
  }

  /** A name of so many letters at most. */
  static String shortened(String name, int most) {
    return name.length() <= most ? name : name.substring(0, most - 1) + "…";
  }
}
