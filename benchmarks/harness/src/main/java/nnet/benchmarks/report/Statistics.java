package nnet.benchmarks.report;

import java.util.Arrays;
import java.util.List;

/** What is said of repeated measurements. */
public final class Statistics {

  private Statistics() {}

  public static double median(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** How wide the middle half is, as a share of the median. */
  public static double spread(List<Double> values) {
    double median = median(values);
    return median == 0 ? 0 : (quantile(values, 0.75) - quantile(values, 0.25)) / median;
  }

  /** The median of what two that took turns differ by: slow minutes of the machine fall out. */
  public static double ratio(List<Double> values, List<Double> others) {
    if (values.size() != others.size()) {
      throw new IllegalArgumentException(values.size() + " rounds against " + others.size());
    }
    double[] ratios = new double[values.size()];
    Arrays.setAll(ratios, i -> values.get(i) / others.get(i));
    return quantile(ratios, 0.5);
  }

  public static double geometricMean(List<Double> values) {
    return Math.exp(values.stream().mapToDouble(Math::log).average().orElse(Double.NaN));
  }

  private static double quantile(List<Double> values, double share) {
    return quantile(values.stream().mapToDouble(Double::doubleValue).toArray(), share);
  }

  /** Between two neighbours on a straight line. */
  private static double quantile(double[] values, double share) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
