package nnet.runtime.data.generate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A source that makes its rows up, the same ones for the same options. */
public interface Generator {

  /** What it is called in a {@code from} statement. */
  String name();

  /** One sentence for the manual. */
  String summary();

  List<Option> options();

  /** The columns it makes with these options. */
  List<Column> columns(Options options);

  /** The values of each column, in the order of {@link #columns}, row after row. */
  List<float[]> generate(Options options);

  /**
   * A numeric option.
   *
   * @param whole whether only whole numbers are allowed
   */
  record Option(String name, double standard, double low, double high, boolean whole) {
    public static Option whole(String name, long standard, long low, long high) {
      return new Option(name, standard, low, high, true);
    }

    public static Option real(String name, double standard, double low, double high) {
      return new Option(name, standard, low, high, false);
    }
  }

  /**
   * A column of a generator.
   *
   * @param classes of a label, 0 of a number
   */
  record Column(String name, List<Integer> shape, int classes) {
    public Column {
      shape = List.copyOf(shape);
    }
  }

  /** Options with their values, checked. */
  record Options(Map<String, Double> values) {
    public Options {
      values = Map.copyOf(values);
    }

    public double real(String name) {
      return Optional.ofNullable(values.get(name)).orElseThrow();
    }

    public int whole(String name) {
      return (int) real(name);
    }
  }
}
