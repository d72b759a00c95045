package nnet.runtime.plot;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.GridArrangement;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;

/** The names of a panel's lines, in a corner of the panel or below all panels. */
final class Legend {
  private static final double INSET = 0.02;

  /** More names than this, or more letters, stand below each other. */
  private static final int BESIDE = 3;

  private static final int LETTERS = 48;

  /** More than this cover lines even so. */
  private static final int STACKED = 4;

  private static final int STACKED_LETTERS = 64;

  /** Letters on a line below the panels, and those that stand for the sign before a name. */
  private static final int LINE = 88;

  private static final int SIGN = 5;
  private static final int ROW = 18;
  private static final int BELOW = 6;

  private Legend() {}

  /** Whether it would cover the lines that it tells about, wherever in a panel it stood. */
  static boolean isLarge(XYPlot plot) {
    return exceeds(plot, STACKED, STACKED_LETTERS);
  }

  private static boolean exceeds(XYPlot plot, int most, int letters) {
    List<String> names = names(plot);
    return names.size() > most || names.stream().mapToInt(String::length).sum() > letters;
  }

  static List<String> names(XYPlot plot) {
    LegendItemCollection items = plot.getLegendItems();
    return IntStream.range(0, items.getItemCount()).mapToObj(i -> items.get(i).getLabel()).toList();
  }

  static XYTitleAnnotation of(XYPlot plot, RectangleAnchor corner) {
    LegendTitle legend =
        exceeds(plot, BESIDE, LETTERS)
            ? new LegendTitle(plot, new ColumnArrangement(), new ColumnArrangement())
            : new LegendTitle(plot);
    style(legend);
    boolean right =
        corner.equals(RectangleAnchor.TOP_RIGHT) || corner.equals(RectangleAnchor.BOTTOM_RIGHT);
    boolean top =
        corner.equals(RectangleAnchor.TOP_RIGHT) || corner.equals(RectangleAnchor.TOP_LEFT);
    return new XYTitleAnnotation(
        right ? 1 - INSET : INSET, top ? 1 - INSET : INSET, legend, corner);
  }

  /** Below all panels: as many names side by side as there is room for. */
  static LegendTitle below(XYPlot plot) {
    GridArrangement grid = new GridArrangement(rows(plot), columns(plot));
    LegendTitle legend = new LegendTitle(plot, grid, grid);
    style(legend);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setMargin(0, 0, BELOW, 0);
    return legend;
  }

  /** How much higher it makes a picture. */
  static int height(XYPlot plot) {
    return rows(plot) * ROW + 2 * BELOW;
  }

  private static int columns(XYPlot plot) {
    int longest = names(plot).stream().mapToInt(String::length).max().orElse(1);
    return Math.clamp(LINE / (longest + SIGN), 1, names(plot).size());
  }

  private static int rows(XYPlot plot) {
    return Math.ceilDiv(names(plot).size(), columns(plot));
  }

  private static void style(LegendTitle legend) {
    legend.setItemFont(Style.TEXT);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setFrame(new BlockBorder(Color.LIGHT_GRAY));
  }
}
