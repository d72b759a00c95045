package nnet.runtime.plot;

import java.util.List;
import org.jfree.chart.ui.RectangleAnchor;

/** Curves of shares by shares: ROC, precision by recall. */
public final class UnitSquare {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 520;
  private static final double RIM = 0.02;
  private static final double MARK = 10;

  private UnitSquare() {}

  /**
   * The rate of true positives by that of false ones; guessing is the diagonal.
   *
   * @param marks points on the curves
   */
  public static Picture roc(String title, List<Line> lines, List<Line> marks) {
    return chart("false positive rate", "true positive rate", lines, marks)
        .reference(0, 0, 1, 1)
        .picture(title, RectangleAnchor.BOTTOM_RIGHT, WIDTH, HEIGHT);
  }

  /**
   * Precision by recall; guessing has the share of positives at every recall.
   *
   * @param positives their share; 0 where there are several curves, each with its own
   */
  public static Picture precisionRecall(
      String title, List<Line> lines, List<Line> marks, double positives) {
    XyChart chart = chart("recall", "precision", lines, marks);
    if (positives > 0) {
      chart.reference(0, positives, 1, positives);
    }
    return chart.picture(title, RectangleAnchor.BOTTOM_LEFT, WIDTH, HEIGHT);
  }

  private static XyChart chart(String x, String y, List<Line> lines, List<Line> marks) {
    XyChart chart = new XyChart(Ticks.axis(x, -RIM, 1 + RIM), Ticks.axis(y, -RIM, 1 + RIM));
    for (int i = 0; i < lines.size(); i++) {
      chart.line(lines.get(i), Style.color(i), Style.stroke(i / 7));
    }
    for (int i = 0; i < marks.size(); i++) {
      chart.points(marks.get(i), Style.color(lines.size() + i), MARK);
    }
    return chart.explained();
  }
}
