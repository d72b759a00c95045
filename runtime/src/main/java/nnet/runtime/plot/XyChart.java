package nnet.runtime.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Align;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Lines and points over two axes. */
final class XyChart {
  private static final int MOST_POINTS = 2000;
  private static final double DOT = 5;
  private static final int LIGHT = 40;
  private static final BasicStroke THIN = new BasicStroke(1);

  private final XYSeriesCollection data = new XYSeriesCollection();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
  private final XYPlot plot;
  private int named;
  private int enough = 2;

  XyChart(ValueAxis x, ValueAxis y) {
    renderer.setDrawSeriesLineAsPath(true);
    plot = Style.plain(new XYPlot(data, x, y, renderer));
  }

  /** A panel over an axis that several share. */
  XyChart(ValueAxis y) {
    renderer.setDrawSeriesLineAsPath(true);
    plot = Style.plain(new XYPlot(data, null, y, renderer));
  }

  XyChart line(Line line, Paint paint, BasicStroke stroke) {
    int at = add(line);
    renderer.setSeriesPaint(at, paint);
    renderer.setSeriesStroke(at, stroke);
    // A single point is no line.
    renderer.setSeriesShapesVisible(at, line.size() == 1);
    return this;
  }

  /** A line whose points can be seen. */
  XyChart marked(Line line, Paint paint, BasicStroke stroke) {
    line(line, paint, stroke);
    renderer.setSeriesShapesVisible(data.getSeriesCount() - 1, true);
    renderer.setSeriesShape(data.getSeriesCount() - 1, dot(DOT + 1));
    return this;
  }

  XyChart points(Line points, Color color) {
    return points(points, color, DOT);
  }

  XyChart points(Line points, Color color, double size) {
    int at = add(points.thinned(MOST_POINTS));
    renderer.setSeriesPaint(at, color);
    renderer.setSeriesLinesVisible(at, false);
    renderer.setSeriesShapesVisible(at, true);
    renderer.setSeriesShape(at, dot(size));
    return this;
  }

  /** Points with a white rim, for a coloured ground. */
  XyChart rimmed(Line points, Color color) {
    points(points, color, DOT + 1);
    int at = data.getSeriesCount() - 1;
    renderer.setUseFillPaint(true);
    renderer.setSeriesFillPaint(at, color);
    renderer.setUseOutlinePaint(true);
    renderer.setSeriesOutlinePaint(at, Color.WHITE);
    renderer.setSeriesOutlineStroke(at, new BasicStroke(1));
    return this;
  }

  /** How far values lie around a line, as a lighter ground behind it. */
  XyChart band(Line line, double[] deviations, Color color) {
    List<double[]> upper = new ArrayList<>();
    List<double[]> lower = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      double deviation = deviations[i];
      if (Double.isFinite(line.y()[i]) && Double.isFinite(deviation)) {
        upper.add(new double[] {line.x()[i], line.y()[i] + deviation});
        lower.addFirst(new double[] {line.x()[i], line.y()[i] - deviation});
      }
    }
    upper.addAll(lower);
    if (!upper.isEmpty()) {
      double[] outline = upper.stream().flatMapToDouble(Arrays::stream).toArray();
      Color light = new Color(color.getRed(), color.getGreen(), color.getBlue(), LIGHT);
      renderer.addAnnotation(new XYPolygonAnnotation(outline, null, null, light), Layer.BACKGROUND);
    }
    return this;
  }

  /** How far values lie around each point of a line. */
  XyChart bars(Line line, double[] deviations, Color color) {
    for (int i = 0; i < line.size(); i++) {
      double x = line.x()[i];
      double y = line.y()[i];
      double deviation = deviations[i];
      if (deviation > 0 && Double.isFinite(y)) {
        renderer.addAnnotation(
            new XYLineAnnotation(x, y - deviation, x, y + deviation, THIN, color),
            Layer.BACKGROUND);
      }
    }
    return this;
  }

  /** What would be perfect, or nothing at all. */
  XyChart reference(double x1, double y1, double x2, double y2) {
    plot.addAnnotation(new XYLineAnnotation(x1, y1, x2, y2, Style.REFERENCE, Style.MUTED));
    return this;
  }

  private static Shape dot(double size) {
    return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
  }

  private int add(Line line) {
    int at = data.getSeriesCount();
    // Keys must differ, and what has no name does not show in the legend.
    XYSeries series = new XYSeries(line.name().isEmpty() ? "\u0000" + at : line.name(), false);
    for (int i = 0; i < line.size(); i++) {
      if (Double.isFinite(line.x()[i]) && Double.isFinite(line.y()[i])) {
        series.add(line.x()[i], line.y()[i]);
      }
    }
    data.addSeries(series);
    renderer.setSeriesVisibleInLegend(at, !line.name().isEmpty());
    named += line.name().isEmpty() ? 0 : 1;
    return at;
  }

  /** Even a single name has something to say. */
  XyChart explained() {
    enough = 1;
    return this;
  }

  /** The plot by itself. */
  XYPlot bare() {
    return plot;
  }

  /** The plot, with a legend where there is more than one name. */
  XYPlot plot(RectangleAnchor corner) {
    if (named >= enough) {
      plot.addAnnotation(Legend.of(plot, corner));
    }
    return plot;
  }

  /** The same on a coloured ground. */
  XYPlot over(BufferedImage ground, RectangleAnchor corner) {
    plot.setBackgroundImage(ground);
    plot.setBackgroundImageAlignment(Align.FIT);
    plot.setBackgroundImageAlpha(1);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    return plot(corner);
  }

  Picture picture(String title, RectangleAnchor corner, int width, int height) {
    var chart = Style.chart(title, plot(corner));
    return new Picture(width, height, chart::draw);
  }
}
