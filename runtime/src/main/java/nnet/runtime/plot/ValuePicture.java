package nnet.runtime.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleAnchor;

/** Predicted numbers beside the actual ones. */
public final class ValuePicture {
  private ValuePicture() {}

  /**
   * @param lines of actual (y) by predicted (x) values
   */
  public static Picture agreement(String title, List<Line> lines) {
    double low = Math.min(least(lines, Line::x), least(lines, Line::y));
    double high = Math.max(greatest(lines, Line::x), greatest(lines, Line::y));
    return points(
            new XyChart(Ticks.around("predicted", low, high), Ticks.around("actual", low, high)),
            lines)
        .reference(low, low, high, high)
        .picture(title, RectangleAnchor.TOP_LEFT, 560, 520);
  }

  /**
   * @param lines of residuals (y) by predicted (x) values
   */
  public static Picture residuals(String title, List<Line> lines) {
    double left = least(lines, Line::x);
    double right = greatest(lines, Line::x);
    double reach = Math.max(Math.abs(least(lines, Line::y)), Math.abs(greatest(lines, Line::y)));
    NumberAxis error = Ticks.around("actual - predicted", -reach, reach > 0 ? reach : 1);
    return points(new XyChart(Ticks.around("predicted", left, right), error), lines)
        .reference(left, 0, right, 0)
        .picture(title, RectangleAnchor.TOP_LEFT, 720, 400);
  }

  private static XyChart points(XyChart chart, List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      chart.points(lines.get(i), Style.color(i));
    }
    return chart;
  }

  private static double least(List<Line> lines, Function<Line, double[]> of) {
    return lines.stream().map(of).flatMapToDouble(Arrays::stream).min().orElse(0);
  }

  private static double greatest(List<Line> lines, Function<Line, double[]> of) {
    return lines.stream().map(of).flatMapToDouble(Arrays::stream).max().orElse(1);
  }
}
