package nnet.runtime.plot;

import java.io.Serial;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;

/**
 * Axes whose marks depend on the numbers alone: steps of 1, 2 or 5 times a power of ten. (What the
 * chart library chooses depends on how wide the letters of this machine's fonts are.)
 */
final class Ticks {
  private static final int MARKS = 6;
  private static final double MARGIN = 0.04;
  private static final double GREAT = 1e6;
  private static final double SMALL = 1e-4;

  private Ticks() {}

  /** From {@code low} to {@code high} and a little more. */
  static NumberAxis around(String label, double low, double high) {
    double width = high > low ? high - low : Math.max(Math.abs(low), 1);
    return axis(label, low - MARGIN * width, high + MARGIN * width);
  }

  static NumberAxis axis(String label, double low, double high) {
    NumberAxis axis = Style.fonts(new NumberAxis(label));
    axis.setRange(low, high);
    double step = step(high - low);
    axis.setTickUnit(new NumberTickUnit(step, format(step, Math.max(Math.abs(low), high))));
    return axis;
  }

  /** Epochs, classes: nothing lies between two numbers. */
  static NumberAxis whole(String label, int low, int high) {
    double margin = low == high ? 1 : MARGIN * (high - low);
    NumberAxis axis = Style.fonts(new NumberAxis(label));
    axis.setRange(low - margin, high + margin);
    double step = Math.max(1, step(high - low));
    axis.setTickUnit(new NumberTickUnit(step, format(step, high)));
    return axis;
  }

  /** For numbers whose logarithms of base ten are drawn. */
  static NumberAxis powers(String label, double low, double high) {
    NumberAxis axis = Style.fonts(new NumberAxis(label));
    axis.setRange(low, high > low ? high : low + 1);
    axis.setTickUnit(new NumberTickUnit(1, new Powers()));
    return axis;
  }

  static double step(double width) {
    if (!(width > 0)) {
      return 1;
    }
    double rough = width / MARKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double times = rough / power;
    return power * (times <= 1.5 ? 1 : times <= 3.5 ? 2 : times <= 7.5 ? 5 : 10);
  }

  private static NumberFormat format(double step, double greatest) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    if (greatest >= GREAT || step < SMALL) {
      return new DecimalFormat("0.##E0", symbols);
    }
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return new DecimalFormat("0" + (digits > 0 ? "." + "0".repeat(digits) : ""), symbols);
  }

  private static final class Powers extends NumberFormat {
    @Serial private static final long serialVersionUID = 1;

    @Override
    public StringBuffer format(double power, StringBuffer to, FieldPosition position) {
      return format(Math.round(power), to, position);
    }

    @Override
    public StringBuffer format(long power, StringBuffer to, FieldPosition position) {
      return to.append(power == 0 ? "1" : power == 1 ? "10" : "1e" + power);
    }

    @Override
    public Number parse(String text, ParsePosition position) {
      throw new UnsupportedOperationException("an axis is written only");
    }
  }
}
