package nnet.runtime.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.train.History;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;

/** Losses and metrics by epoch, a panel for each; of one training or of several. */
public final class CurvePicture {
  private static final int WIDTH = 720;
  private static final int PANEL = 240;
  private static final int FRAME = 90;

  private CurvePicture() {}

  /** A training by the name that it has in the legend. */
  public record Run(String name, History history) {}

  public static Picture of(String title, History history) {
    return of(title, List.of(new Run("", history)));
  }

  public static Picture of(String title, List<Run> runs) {
    Map<String, List<Drawn>> groups = groups(runs);
    CombinedDomainXYPlot panels = new CombinedDomainXYPlot(epochs(runs));
    panels.setGap(12);
    groups.forEach((measure, lines) -> panels.add(panel(measure, lines)));
    var chart = Style.chart(title, panels);
    return new Picture(WIDTH, FRAME + PANEL * Math.max(1, groups.size()), chart::draw);
  }

  /**
   * @param color one for each run, or, of a single one, for each part
   */
  private record Drawn(Line line, String part, int color, int stroke) {}

  private static NumberAxis epochs(List<Run> runs) {
    List<Integer> numbers =
        runs.stream()
            .flatMap(run -> run.history().epochs().stream())
            .map(History.Epoch::number)
            .toList();
    int first = numbers.stream().mapToInt(Integer::intValue).min().orElse(1);
    int last = numbers.stream().mapToInt(Integer::intValue).max().orElse(1);
    return Ticks.whole("epoch", first, last);
  }

  private static Map<String, List<Drawn>> groups(List<Run> runs) {
    Map<String, List<Drawn>> groups = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      int run = i;
      Curve.of(runs.get(i).history())
          .forEach((measure, curves) -> {
            List<Drawn> group = groups.computeIfAbsent(measure, name -> new ArrayList<>());
            for (int j = 0; j < curves.size(); j++) {
              group.add(drawn(runs, run, curves.get(j), style(curves.get(j), j)));
            }
          });
    }
    return groups;
  }

  private static Drawn drawn(List<Run> runs, int run, Curve curve, int style) {
    boolean alone = runs.size() == 1;
    String name = alone ? curve.name() : runs.get(run).name() + " " + curve.name();
    double[] epochs =
        runs.get(run).history().epochs().stream().mapToDouble(History.Epoch::number).toArray();
    double[] values = curve.values().stream().mapToDouble(Double::doubleValue).toArray();
    Line line = new Line(name.strip(), epochs, values);
    return new Drawn(line, curve.name(), alone ? style : run, style);
  }

  /** Validation looks the same in every panel. */
  private static int style(Curve curve, int position) {
    return curve.name().equals("validation") ? 1 : position;
  }

  private static XYPlot panel(String measure, List<Drawn> group) {
    double[] values =
        group.stream()
            .flatMap(drawn -> Arrays.stream(drawn.line().y()).boxed())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double low = values.length == 0 ? 0 : values[0];
    double high = values.length == 0 ? 1 : values[values.length - 1];
    XyChart chart = new XyChart(Ticks.around(label(measure, group), low, high));
    group.forEach(drawn ->
        chart.line(drawn.line(), Style.color(drawn.color()), Style.stroke(drawn.stroke())));
    return chart.plot(corner(group));
  }

  /** Losses fall and leave the upper right free, what grows leaves the lower right. */
  private static RectangleAnchor corner(List<Drawn> group) {
    long rising = group.stream().filter(drawn -> rises(drawn.line())).count();
    return 2 * rising > group.size() ? RectangleAnchor.BOTTOM_RIGHT : RectangleAnchor.TOP_RIGHT;
  }

  private static boolean rises(Line line) {
    double[] known = Arrays.stream(line.y()).filter(Double::isFinite).toArray();
    return known.length > 0 && known[known.length - 1] > known[0];
  }

  private static String label(String measure, List<Drawn> group) {
    List<String> parts = group.stream().map(Drawn::part).distinct().toList();
    return parts.size() == 1 ? (parts.getFirst() + " " + measure).strip() : measure;
  }
}
