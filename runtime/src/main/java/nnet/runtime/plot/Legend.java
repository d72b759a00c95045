package nnet.runtime.plot;

import java.awt.Color;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;

/** The names of a panel's lines, in a corner of the panel. */
final class Legend {
  private static final double INSET = 0.02;

  /** More names than this stand below each other. */
  private static final int BESIDE = 3;

  private Legend() {}

  static XYTitleAnnotation of(XYPlot plot, RectangleAnchor corner) {
    LegendTitle legend =
        plot.getLegendItems().getItemCount() > BESIDE
            ? new LegendTitle(plot, new ColumnArrangement(), new ColumnArrangement())
            : new LegendTitle(plot);
    legend.setItemFont(Style.TEXT);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setFrame(new BlockBorder(Color.LIGHT_GRAY));
    boolean right =
        corner.equals(RectangleAnchor.TOP_RIGHT) || corner.equals(RectangleAnchor.BOTTOM_RIGHT);
    boolean top =
        corner.equals(RectangleAnchor.TOP_RIGHT) || corner.equals(RectangleAnchor.TOP_LEFT);
    return new XYTitleAnnotation(
        right ? 1 - INSET : INSET, top ? 1 - INSET : INSET, legend, corner);
  }
}
