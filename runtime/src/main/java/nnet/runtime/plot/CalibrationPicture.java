package nnet.runtime.plot;

import java.awt.BasicStroke;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.ui.RectangleAnchor;

/** How often what is predicted with some probability happens, and how often it is predicted so. */
public final class CalibrationPicture {
  private static final double RIM = 0.02;
  private static final float BAR = 26;

  private CalibrationPicture() {}

  /**
   * @param lines of the share that happened by the probability predicted
   * @param counts of the predictions between {@code i / counts.length} and the next such
   */
  public static Picture of(String title, List<Line> lines, int[] counts) {
    XyChart above = new XyChart(Ticks.axis("observed frequency", -RIM, 1 + RIM));
    above.explained().reference(0, 0, 1, 1);
    for (int i = 0; i < lines.size(); i++) {
      above.marked(lines.get(i), Style.color(i), Style.stroke(0));
    }
    int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    XyChart below = new XyChart(Ticks.axis("predictions", 0, most * 1.05));
    BasicStroke bar = new BasicStroke(BAR, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    for (int i = 0; i < counts.length; i++) {
      double middle = (i + 0.5) / counts.length;
      double[] x = {middle, middle};
      below.line(new Line("", x, new double[] {0, counts[i]}), Style.color(5), bar);
    }
    CombinedDomainXYPlot both =
        new CombinedDomainXYPlot(Ticks.axis("predicted probability", -RIM, 1 + RIM));
    both.setGap(12);
    both.add(above.plot(RectangleAnchor.TOP_LEFT), 3);
    both.add(below.plot(RectangleAnchor.TOP_LEFT), 1);
    var chart = Style.chart(title, both);
    return new Picture(560, 600, chart::draw);
  }
}
