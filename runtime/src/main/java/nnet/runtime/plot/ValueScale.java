package nnet.runtime.plot;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;

/** Where values stand that a person has written: numbers by size, all else side by side. */
final class ValueScale {
  /** What spans more than this is drawn by its logarithm. */
  private static final double WIDE = 8;

  /** Letters of all names together that stand below a panel without meeting. */
  private static final int LETTERS = 80;

  private final String name;
  private final List<String> values;
  private final double[] places;
  private final boolean named;

  ValueScale(String name, List<String> values) {
    this.name = name;
    this.values = values;
    double[] numbers = values.stream().mapToDouble(ValueScale::number).toArray();
    named = Arrays.stream(numbers).anyMatch(each -> !Double.isFinite(each));
    places = named ? indexes(values.size()) : spaced(numbers);
  }

  private static double[] spaced(double[] numbers) {
    double least = Arrays.stream(numbers).min().orElse(0);
    double greatest = Arrays.stream(numbers).max().orElse(0);
    return least > 0 && greatest / least >= WIDE
        ? Arrays.stream(numbers).map(Math::log10).toArray()
        : numbers;
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double[] indexes(int count) {
    double[] indexes = new double[count];
    Arrays.setAll(indexes, i -> i);
    return indexes;
  }

  /** NaN for what is no value of it. */
  double place(String value) {
    int at = values.indexOf(value);
    return at < 0 ? Double.NaN : places[at];
  }

  NumberAxis axis() {
    return named ? names() : Style.fonts(new MarkedAxis(name, places, values).fitted());
  }

  private NumberAxis names() {
    SymbolAxis axis = Style.fonts(new SymbolAxis(name, values.toArray(String[]::new)));
    axis.setGridBandsVisible(false);
    axis.setRange(-0.5, values.size() - 0.5);
    axis.setVerticalTickLabels(values.stream().mapToInt(String::length).sum() > LETTERS);
    return axis;
  }
}
