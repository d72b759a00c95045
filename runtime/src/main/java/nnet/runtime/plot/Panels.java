package nnet.runtime.plot;

import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;

/** Panels over one axis: each with its legend, or one below all where legends would be large. */
final class Panels {
  private static final int WIDTH = 720;
  private static final int PANEL = 240;
  private static final int FRAME = 90;
  private static final int GAP = 12;

  private Panels() {}

  /**
   * @param corner where its lines leave room for a legend
   */
  record Panel(XyChart chart, RectangleAnchor corner) {}

  static Picture picture(String title, NumberAxis axis, List<Panel> panels) {
    List<XYPlot> plots = panels.stream().map(panel -> panel.chart().bare()).toList();
    boolean below = plots.stream().anyMatch(Legend::isLarge);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(axis);
    all.setGap(GAP);
    panels.forEach(
        panel -> all.add(below ? panel.chart().bare() : panel.chart().plot(panel.corner())));
    var chart = Style.chart(title, all);
    int height = FRAME + PANEL * Math.max(1, panels.size());
    if (below) {
      XYPlot most =
          plots.stream()
              .max(Comparator.comparingInt(plot -> Legend.names(plot).size()))
              .orElseThrow();
      chart.addSubtitle(Legend.below(most));
      height += Legend.height(most);
    }
    return new Picture(WIDTH, height, chart::draw);
  }
}
