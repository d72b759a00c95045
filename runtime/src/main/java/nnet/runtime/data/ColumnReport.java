package nnet.runtime.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the rows have of a column, of an input or of a target; of several elements all together.
 *
 * @param type as it is written, such as {@code f32?} or {@code f32[28, 28]}
 * @param missing gaps among its values
 * @param counts of categories, classes and truth values, by their names; empty for all else
 * @param behind the columns that an input or target is made of
 * @param field that shows its values
 */
public record ColumnReport(
    String name,
    String type,
    long values,
    long missing,
    double least,
    double greatest,
    double mean,
    double deviation,
    Map<String, Long> counts,
    List<String> behind,
    RawField field) {

  /** Adds up one number after the other. */
  static final class Sum {
    /** More different numbers are a quantity, whose mean says more than how often each one is. */
    private static final int MOST_NUMBERS = 20;

    /** What float32 leaves of a mean that is zero. */
    private static final double ROUNDING = 1e-6;

    private long values;
    private long missing;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;
    private final Map<Float, Long> each = new TreeMap<>();

    void add(float value, boolean counted) {
      if (Float.isNaN(value)) {
        missing++;
        return;
      }
      values++;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      // Welford's way: large numbers that hardly differ keep their deviation.
      double before = value - mean;
      mean += before / values;
      squares += before * (value - mean);
      if (counted) {
        each.merge(value, 1L, Long::sum);
      }
    }

    ColumnReport report(RawField field, List<Factor> behind) {
      Map<String, Long> counts = new LinkedHashMap<>();
      if (!field.column().type().equals("i32") || each.size() <= MOST_NUMBERS) {
        each.forEach((value, count) -> counts.merge(field.shown(value), count, Long::sum));
      }
      double deviation = values == 0 ? 0 : Math.sqrt(squares / values);
      return new ColumnReport(
          field.called(),
          type(field),
          values,
          missing,
          least,
          greatest,
          Math.abs(mean) < ROUNDING * deviation ? 0 : mean,
          deviation,
          counts,
          behind.stream().map(Factor::name).toList(),
          field);
    }

    private static String type(RawField field) {
      List<Integer> shape = field.column().shape();
      return field.column().type()
          + (shape.isEmpty() ? "" : shape.toString())
          + (field.column().optional() ? "?" : "");
    }
  }
}
