package nnet.runtime.plot;

import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;

/** The names of a panel's lines, inside of the panel. */
final class Legend {
  private static final double INSET = 0.98;

  private Legend() {}

  static XYTitleAnnotation of(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    legend.setBackgroundPaint(Color.WHITE);
    legend.setFrame(new BlockBorder(Color.LIGHT_GRAY));
    return new XYTitleAnnotation(INSET, INSET, legend, RectangleAnchor.TOP_RIGHT);
  }
}
