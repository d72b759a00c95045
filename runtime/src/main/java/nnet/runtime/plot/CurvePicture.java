package nnet.runtime.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nnet.runtime.train.History;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleAnchor;

/** Losses and metrics by epoch, a panel for each; of one training or of several. */
public final class CurvePicture {
  private CurvePicture() {}

  /**
   * A training by the name that it has in the legend, or the mean of several.
   *
   * @param deviations how far those lie apart; empty for a single one
   */
  public record Run(String name, History history, Optional<History> deviations) {
    public Run(String name, History history) {
      this(name, history, Optional.empty());
    }

    /** Of the measure by this name; zeros for a single training. */
    private double[] deviations(String measure) {
      History around = deviations.orElse(history);
      boolean alone = deviations.isEmpty();
      return around.epochs().stream()
          .mapToDouble(each -> alone ? 0 : each.values().getOrDefault(measure, Double.NaN))
          .toArray();
    }
  }

  public static Picture of(String title, History history) {
    return of(title, List.of(new Run("", history)));
  }

  public static Picture of(String title, List<Run> runs) {
    Map<String, List<Drawn>> groups = groups(runs);
    List<Panels.Panel> panels = new ArrayList<>();
    groups.forEach((measure, lines) -> panels.add(panel(measure, lines)));
    return Panels.picture(title, epochs(runs), panels);
  }

  /**
   * @param color one for each run, or, of a single one, for each part
   */
  private record Drawn(Line line, double[] deviations, String part, int color, int stroke) {

    /** With the part in its name, where a panel shows several. */
    Line named(boolean several) {
      String name = several ? (line.name() + " " + part).strip() : line.name();
      return new Line(name, line.x(), line.y());
    }

    /** The ends of all its bands, or of the line itself. */
    DoubleStream ends() {
      return IntStream.range(0, line.size())
          .boxed()
          .flatMapToDouble(
              i -> DoubleStream.of(line.y()[i] - deviations[i], line.y()[i] + deviations[i]))
          .filter(Double::isFinite);
    }
  }

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
    boolean dashed = partsOf(runs) > 1;
    for (int i = 0; i < runs.size(); i++) {
      int run = i;
      Curve.of(runs.get(i).history())
          .forEach((measure, curves) -> {
            List<Drawn> group = groups.computeIfAbsent(measure, name -> new ArrayList<>());
            for (int j = 0; j < curves.size(); j++) {
              int style = dashed ? style(curves.get(j), j) : 0;
              group.add(drawn(runs, run, measure, curves.get(j), style));
            }
          });
    }
    return groups;
  }

  /** Of how many parts of the data there are curves. */
  private static long partsOf(List<Run> runs) {
    return runs.stream()
        .flatMap(run -> Curve.of(run.history()).values().stream())
        .flatMap(List::stream)
        .map(Curve::name)
        .distinct()
        .count();
  }

  private static Drawn drawn(List<Run> runs, int run, String measure, Curve curve, int style) {
    boolean alone = runs.size() == 1;
    double[] epochs =
        runs.get(run).history().epochs().stream().mapToDouble(History.Epoch::number).toArray();
    double[] values = curve.values().stream().mapToDouble(Double::doubleValue).toArray();
    Line line = new Line(alone ? "" : runs.get(run).name(), epochs, values);
    String full = curve.name().isEmpty() ? measure : curve.name() + "." + measure;
    double[] deviations = runs.get(run).deviations(full);
    return new Drawn(line, deviations, curve.name(), alone ? style : run, style);
  }

  /** Validation looks the same in every panel. */
  private static int style(Curve curve, int position) {
    return curve.name().equals("validation") ? 1 : position;
  }

  private static Panels.Panel panel(String measure, List<Drawn> group) {
    double low = group.stream().flatMapToDouble(Drawn::ends).min().orElse(0);
    double high = group.stream().flatMapToDouble(Drawn::ends).max().orElse(1);
    XyChart chart = new XyChart(Ticks.around(label(measure, group), low, high));
    group.stream()
        .filter(drawn -> Arrays.stream(drawn.deviations()).anyMatch(each -> each > 0))
        .forEach(drawn -> chart.band(drawn.line(), drawn.deviations(), Style.color(drawn.color())));
    boolean several = parts(group).size() > 1;
    group.forEach(drawn ->
        chart.line(drawn.named(several), Style.color(drawn.color()), Style.stroke(drawn.stroke())));
    return new Panels.Panel(chart, corner(group));
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
    List<String> parts = parts(group);
    return parts.size() == 1 ? (parts.getFirst() + " " + measure).strip() : measure;
  }

  private static List<String> parts(List<Drawn> group) {
    return group.stream().map(Drawn::part).distinct().toList();
  }
}
