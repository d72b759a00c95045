package nnet.runtime.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jfree.chart.ui.RectangleAnchor;

/** The loss by the learning rate, which a learning-rate finder lets grow from step to step. */
public final class RatePicture {
  /** What comes after the loss has run away by so much would press all else flat. */
  private static final double DIVERGED = 1.5;

  private RatePicture() {}

  /**
   * @param suggested the rate that is marked
   */
  public static Picture of(
      String title, double[] rates, double[] losses, double[] smoothed, double suggested) {
    double[] powers = Arrays.stream(rates).map(Math::log10).toArray();
    double low = finite(losses, smoothed).min().orElse(0);
    double first = finite(smoothed).findFirst().orElse(1);
    double high =
        Math.min(finite(losses, smoothed).max().orElse(1), low + (first - low) * DIVERGED);
    double from = Math.floor(Arrays.stream(powers).min().orElse(-6));
    double to = Math.ceil(Arrays.stream(powers).max().orElse(0));
    double mark = Math.log10(suggested);
    return new XyChart(Ticks.powers("learning rate", from, to), Ticks.around("loss", low, high))
        .line(new Line("smoothed loss", powers, smoothed), Style.color(0), Style.stroke(0))
        .line(new Line("loss of a batch", powers, losses), Style.GRID.darker(), Style.stroke(0))
        .reference(mark, low, mark, high)
        .picture(title, RectangleAnchor.BOTTOM_LEFT, 720, 360);
  }

  private static DoubleStream finite(double[]... values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
  }
}
