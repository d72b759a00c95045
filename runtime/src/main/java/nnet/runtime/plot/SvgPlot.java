package nnet.runtime.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nnet.runtime.train.History;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;

/** The curves of a training as SVG, one panel for each measure. */
public final class SvgPlot {
  private static final int WIDTH = 720;
  private static final int PANEL = 240;
  private static final int FRAME = 90;
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color GRID = new Color(0xDD, 0xDD, 0xDD);

  /** Okabe and Ito's colours, which people who confuse red and green tell apart. */
  private static final List<Color> COLORS =
      List.of(
          new Color(0x00, 0x72, 0xB2), new Color(0xD5, 0x5E, 0x00), new Color(0x00, 0x9E, 0x73));

  /** Dashes tell lines apart on paper. */
  private static final List<BasicStroke> STROKES =
      List.of(line(null), line(new float[] {7, 4}), line(new float[] {2, 3}));

  private SvgPlot() {}

  private static BasicStroke line(float @Nullable [] dash) {
    return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  public static String draw(String title, History history) {
    // As text that can be read and searched, not as the outlines of its letters.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    Map<String, List<Curve>> groups = Curve.of(history);
    JFreeChart chart = chart(title, groups);
    int height = FRAME + PANEL * Math.max(1, groups.size());
    SVGGraphics2D graphics = new SVGGraphics2D(context(), false);
    graphics.setSVGCanvasSize(new Dimension(WIDTH, height));
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, height));
    return text(graphics);
  }

  private static SVGGeneratorContext context() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document =
          factory
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument("http://www.w3.org/2000/svg", "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment("nnet");
      return context;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML", e);
    }
  }

  private static String text(SVGGraphics2D graphics) {
    try {
      StringWriter writer = new StringWriter();
      graphics.stream(writer, true);
      return writer.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JFreeChart chart(String title, Map<String, List<Curve>> groups) {
    NumberAxis epochs = new NumberAxis("epoch");
    epochs.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    epochs.setAutoRangeIncludesZero(false);
    fonts(epochs);
    CombinedDomainXYPlot panels = new CombinedDomainXYPlot(epochs);
    panels.setGap(12);
    groups.forEach((measure, curves) -> panels.add(panel(measure, curves)));
    JFreeChart chart = new JFreeChart(title, TEXT.deriveFont(Font.BOLD, 14f), panels, false);
    chart.setBackgroundPaint(Color.WHITE);
    return chart;
  }

  private static XYPlot panel(String measure, List<Curve> curves) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < curves.size(); i++) {
      data.addSeries(series(curves.get(i)));
      int style = style(curves.get(i), i);
      renderer.setSeriesPaint(i, COLORS.get(style));
      renderer.setSeriesStroke(i, STROKES.get(style));
      // A single epoch is a point, which a line does not show.
      renderer.setSeriesShapesVisible(i, curves.get(i).values().size() == 1);
    }
    NumberAxis axis = new NumberAxis(label(measure, curves));
    axis.setAutoRangeIncludesZero(false);
    fonts(axis);
    XYPlot plot = new XYPlot(data, null, axis, renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setOutlineVisible(false);
    if (curves.size() > 1) {
      plot.addAnnotation(Legend.of(plot));
    }
    return plot;
  }

  /** Validation looks the same in every panel. */
  private static int style(Curve curve, int position) {
    return curve.name().equals("validation") ? 1 : position % COLORS.size();
  }

  private static XYSeries series(Curve curve) {
    XYSeries series = new XYSeries(curve.name());
    for (int i = 0; i < curve.values().size(); i++) {
      double value = curve.values().get(i);
      if (Double.isFinite(value)) {
        series.add(i + 1, value);
      }
    }
    return series;
  }

  private static String label(String measure, List<Curve> curves) {
    return curves.size() == 1 ? curves.getFirst().name() + " " + measure : measure;
  }

  private static void fonts(NumberAxis axis) {
    axis.setLabelFont(TEXT);
    axis.setTickLabelFont(TEXT);
  }
}
