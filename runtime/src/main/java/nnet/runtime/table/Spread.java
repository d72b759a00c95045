package nnet.runtime.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How several values of one measure lie; the deviation is that of a sample (n - 1). */
public record Spread(double mean, double deviation, double least, double greatest) {

  public static Spread of(List<Double> values) {
    double mean = values.stream().mapToDouble(each -> each).average().orElse(Double.NaN);
    double squares = values.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    double deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
    return new Spread(
        mean,
        deviation,
        values.stream().mapToDouble(each -> each).min().orElse(Double.NaN),
        values.stream().mapToDouble(each -> each).max().orElse(Double.NaN));
  }

  /** By name, for machines. */
  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("mean", mean);
    values.put("deviation", deviation);
    values.put("least", least);
    values.put("greatest", greatest);
    return values;
  }
}
