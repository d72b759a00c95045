package nnet.runtime.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis whose marks are where values were measured, and nowhere else. */
final class MarkedAxis extends NumberAxis {
  private static final long serialVersionUID = 1;

  /** Of the axis: what is nearer to the mark before has no room for its text. */
  private static final double APART = 0.05;

  private static final double MARGIN = 0.06;

  private final double[] places;
  private final String[] names;

  /**
   * @param places in the order of the names
   */
  MarkedAxis(String label, double[] places, List<String> names) {
    super(label);
    this.places = places.clone();
    this.names = names.toArray(String[]::new);
  }

  /** From the least to the greatest, and a little more. */
  MarkedAxis fitted() {
    double low = Arrays.stream(places).min().orElse(0);
    double high = Arrays.stream(places).max().orElse(1);
    double margin = high > low ? MARGIN * (high - low) : 1;
    setRange(low - margin, high + margin);
    return this;
  }

  @Override
  public List<Tick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<Integer> order =
        IntStream.range(0, places.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> places[i]))
            .toList();
    List<Tick> ticks = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (int i : order) {
      boolean room = places[i] - last >= APART * getRange().getLength();
      String name = room ? names[i] : "";
      ticks.add(new NumberTick(places[i], name, TextAnchor.TOP_CENTER, TextAnchor.TOP_CENTER, 0));
      last = room ? places[i] : last;
    }
    return ticks;
  }
}
