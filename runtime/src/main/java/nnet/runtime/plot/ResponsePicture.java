package nnet.runtime.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.ui.RectangleAnchor;

/** What comes out by what goes in: a panel for each output. */
public final class ResponsePicture {
  private ResponsePicture() {}

  /**
   * @param label what it is called
   * @param lines one for each of its elements
   * @param points what it should be, where that is known
   */
  public record Output(String label, List<Line> lines, List<Line> points) {
    public Output {
      lines = List.copyOf(lines);
      points = List.copyOf(points);
    }

    private double[] values() {
      return Stream.concat(lines.stream(), points.stream())
          .flatMapToDouble(line -> Arrays.stream(line.y()))
          .filter(Double::isFinite)
          .toArray();
    }

    /** Points lie below the lines. */
    private XyChart chart() {
      double low = Arrays.stream(values()).min().orElse(0);
      double high = Arrays.stream(values()).max().orElse(1);
      XyChart chart = new XyChart(Ticks.around(label, low, high));
      for (int i = 0; i < lines.size(); i++) {
        String name = points.isEmpty() ? lines.get(i).name() : "predicted";
        Line line = new Line(name, lines.get(i).x(), lines.get(i).y());
        chart.line(line, Style.color(i), Style.stroke(i));
      }
      points.forEach(each -> chart.points(each, Style.MUTED));
      return chart;
    }
  }

  /**
   * @param x what the horizontal axis is called
   */
  public static Picture of(
      String title, String x, double left, double right, List<Output> outputs) {
    List<Panels.Panel> panels = new ArrayList<>();
    for (Output output : outputs) {
      panels.add(new Panels.Panel(output.chart(), RectangleAnchor.TOP_LEFT));
    }
    return Panels.picture(title, Ticks.axis(x, left, right), panels);
  }
}
