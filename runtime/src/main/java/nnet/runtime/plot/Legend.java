package nnet.runtime.plot;

import java.awt.Color;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;

/** The names of a panel's lines, in a corner of the panel. */
final class Legend {
  private static final double INSET = 0.02;

  /** More names than this, or more letters, stand below each other. */
  private static final int BESIDE = 3;

  private static final int LETTERS = 48;

  private Legend() {}

  static XYTitleAnnotation of(XYPlot plot, RectangleAnchor corner) {
    LegendItemCollection names = plot.getLegendItems();
    int letters = 0;
    for (int i = 0; i < names.getItemCount(); i++) {
      letters += names.get(i).getLabel().length();
    }
    LegendTitle legend =
        names.getItemCount() > BESIDE || letters > LETTERS
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
