package nnet.runtime.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nnet.runtime.train.History;

/** The curve of the loss in characters, for the end of a training in a terminal. */
public final class TextPlot {
  private static final int WIDEST = 60;
  private static final int NARROWEST = 20;
  private static final int HEIGHT = 10;

  /** Numbers to the left of the curves. */
  private static final int MARGIN = 12;

  /** Beyond this ratio of the largest to the smallest value the scale is logarithmic. */
  private static final double WIDE = 30;

  private final int width;
  private final char[][] cells;
  private final boolean logarithmic;
  private final double low;
  private final double high;

  private TextPlot(int width, double least, double greatest) {
    this.width = width;
    this.cells = new char[HEIGHT][width];
    this.logarithmic = least > 0 && greatest / least > WIDE;
    this.low = scaled(least);
    this.high = scaled(greatest);
    for (char[] line : cells) {
      Arrays.fill(line, ' ');
    }
  }

  /**
   * The first measure, which is the loss; empty where there is nothing to draw.
   *
   * @param columns of the terminal
   */
  public static String draw(History history, int columns) {
    Map<String, List<Curve>> groups = Curve.of(history);
    if (groups.isEmpty() || history.epochs().size() < 2) {
      return "";
    }
    String measure = groups.keySet().iterator().next();
    List<Curve> curves = groups.getOrDefault(measure, List.of());
    double[] values =
        curves.stream()
            .flatMap(curve -> curve.values().stream())
            .mapToDouble(Double::doubleValue)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return "";
    }
    int width = Math.clamp(columns - MARGIN - 1L, NARROWEST, WIDEST);
    TextPlot plot = new TextPlot(width, values[0], values[values.length - 1]);
    for (int i = curves.size() - 1; i >= 0; i--) {
      plot.add(curves.get(i), mark(i));
    }
    return plot.text(measure, curves, history.epochs().size());
  }

  private static char mark(int curve) {
    return curve == 0 ? '*' : 'o';
  }

  private double scaled(double value) {
    return logarithmic ? Math.log10(value) : value;
  }

  private void add(Curve curve, char mark) {
    int epochs = curve.values().size();
    for (int column = 0; column < width; column++) {
      int epoch = (int) Math.round((double) column * (epochs - 1) / (width - 1));
      double value = curve.values().get(epoch);
      if (Double.isFinite(value)) {
        double height = high > low ? (scaled(value) - low) / (high - low) : 0;
        cells[HEIGHT - 1 - (int) Math.round(height * (HEIGHT - 1))][column] = mark;
      }
    }
  }

  private String text(String measure, List<Curve> curves, int epochs) {
    StringBuilder out = new StringBuilder("  ").append(measure);
    for (int i = 0; i < curves.size(); i++) {
      out.append("  ").append(mark(i)).append(' ').append(curves.get(i).name());
    }
    out.append(logarithmic ? "  (logarithmic)\n" : "\n");
    for (int line = 0; line < HEIGHT; line++) {
      boolean labelled = line == 0 || line == HEIGHT - 1 || line == HEIGHT / 2;
      String label = labelled ? label(1 - line / (HEIGHT - 1.0)) : "";
      String row = new String(cells[line]).stripTrailing();
      out.append(String.format(Locale.ROOT, "%10s |%s\n", label, row));
    }
    out.append(" ".repeat(MARGIN - 1)).append('+').append("-".repeat(width)).append('\n');
    String last = "epoch " + epochs;
    out.append(" ".repeat(MARGIN)).append('1').append(" ".repeat(width - 1 - last.length()));
    return out.append(last).append('\n').toString();
  }

  private String label(double height) {
    double value = low + height * (high - low);
    return String.format(Locale.ROOT, "%.4g", logarithmic ? Math.pow(10, value) : value);
  }
}
