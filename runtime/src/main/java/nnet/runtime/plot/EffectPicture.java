package nnet.runtime.plot;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.ui.RectangleAnchor;

/** Measures by what varies between trainings, with their deviations. */
public final class EffectPicture {
  private EffectPicture() {}

  /**
   * @param value of what varies, as it is written
   * @param deviation 0 where there is none
   */
  public record Point(String value, double mean, double deviation) {}

  /**
   * @param name for the legend; none where it is empty
   */
  public record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /** The lines of one measure. */
  public record Panel(String measure, List<Series> series) {
    public Panel {
      series = List.copyOf(series);
    }
  }

  /**
   * @param values all that the variable can be
   */
  public static Picture of(String title, String variable, List<String> values, List<Panel> panels) {
    ValueScale scale = new ValueScale(variable, values);
    List<Panels.Panel> drawn = panels.stream().map(panel -> drawn(panel, scale)).toList();
    return Panels.picture(title, scale.axis(), drawn);
  }

  private static Panels.Panel drawn(Panel panel, ValueScale scale) {
    double low = ends(panel, point -> point.mean() - point.deviation()).min().orElse(0);
    double high = ends(panel, point -> point.mean() + point.deviation()).max().orElse(1);
    XyChart chart = new XyChart(Ticks.around(panel.measure(), low, high));
    for (int i = 0; i < panel.series().size(); i++) {
      List<Point> points = panel.series().get(i).points();
      Line line =
          new Line(
              panel.series().get(i).name(),
              numbers(points, point -> scale.place(point.value())),
              numbers(points, Point::mean));
      chart.bars(line, numbers(points, Point::deviation), Style.color(i));
      chart.marked(line, Style.color(i), Style.stroke(0));
    }
    return new Panels.Panel(chart, emptiest(panel, (low + high) / 2));
  }

  private static DoubleStream ends(Panel panel, ToDoubleFunction<Point> end) {
    return panel.series().stream()
        .flatMap(series -> series.points().stream())
        .mapToDouble(end)
        .filter(Double::isFinite);
  }

  private static double[] numbers(List<Point> points, ToDoubleFunction<Point> number) {
    return points.stream().mapToDouble(number).toArray();
  }

  /** Of the corners the one that fewest points are near. */
  private static RectangleAnchor emptiest(Panel panel, double middle) {
    long upperRight = last(panel, middle, true);
    long lowerRight = last(panel, middle, false);
    return upperRight <= lowerRight ? RectangleAnchor.TOP_RIGHT : RectangleAnchor.BOTTOM_RIGHT;
  }

  private static long last(Panel panel, double middle, boolean above) {
    return panel.series().stream()
        .flatMap(series ->
            series.points().subList(series.points().size() / 2, series.points().size()).stream())
        .filter(point -> point.mean() > middle == above)
        .count();
  }
}
