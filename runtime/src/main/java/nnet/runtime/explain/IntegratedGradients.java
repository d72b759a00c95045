package nnet.runtime.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nnet.runtime.data.Factor;
import nnet.runtime.data.Influence;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;

/**
 * What each input adds to an output on the straight way from a baseline: (x - x') ∫ ∂F/∂x (x' + α
 * (x - x')) dα (Sundararajan, Taly and Yan: Axiomatic attribution for deep networks; ICML 2017).
 * The sum of all is F(x) - F(x'), which tells whether the steps were small enough. Inputs that are
 * no real numbers stay as they are.
 */
public final class IntegratedGradients {
  private static final String METHOD = "gradients";
  private static final String GAP = "gap";
  private static final int CHUNK = 64;
  private static final int MOST_STEPS = 4096;
  private static final double TOLERANCE = 0.005;

  private final OutputSlopes slopes;

  /** Where there is the code for it: a jar may come without. */
  public static boolean isPossible(Model model) {
    return model.schema().hasEntry(OutputSlopes.ENTRY);
  }

  public IntegratedGradients(Model model, Weights weights) {
    this.slopes = new OutputSlopes(model, weights);
  }

  /**
   * @param each what each element of the inputs adds, in the output's own unit
   * @param difference the output at the example minus that at the baseline
   */
  public record Attribution(double[] each, double difference, int steps) {
    public double sum() {
      double sum = 0;
      for (double one : each) {
        sum += one;
      }
      return sum;
    }

    /** What of the difference is left over, or too much. */
    public double gap() {
      return difference - sum();
    }

    boolean isComplete() {
      return Math.abs(gap()) <= TOLERANCE * Math.max(Math.abs(difference), 1e-3);
    }
  }

  /** With twice as many steps until the sum is right. */
  public Attribution of(float[] example, float[] baseline, Subject subject, int steps) {
    Attribution attribution = once(example, baseline, subject, steps);
    while (!attribution.isComplete() && attribution.steps() < MOST_STEPS) {
      attribution = once(example, baseline, subject, 2 * attribution.steps());
    }
    return attribution;
  }

  private Attribution once(float[] example, float[] baseline, Subject subject, int steps) {
    float[] from = slopes.fixed(example, baseline);
    double[] sums = new double[example.length];
    for (int step = 0; step < steps; step += CHUNK) {
      int count = Math.min(CHUNK, steps - step);
      float[] points = new float[count * example.length];
      for (int i = 0; i < count; i++) {
        double share = (step + i + 0.5) / steps;
        for (int j = 0; j < example.length; j++) {
          points[i * example.length + j] = (float) (from[j] + share * (example[j] - from[j]));
        }
      }
      slopes.addTo(sums, points, count, subject);
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] *= (example[j] - (double) from[j]) / steps * subject.scale();
    }
    double difference = slopes.output(example, subject) - slopes.output(from, subject);
    return new Attribution(sums, difference * subject.scale(), steps);
  }

  /** Elements of the inputs together that are made of the same columns. */
  public static Explanation explained(
      Attribution attribution, Influence influence, float[] raw, Subject subject) {
    Map<String, Double> sums = new LinkedHashMap<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < attribution.each().length; i++) {
      List<Factor> behind = influence.behind(i);
      String name =
          behind.isEmpty()
              ? "(constant)"
              : behind.stream().map(Factor::name).collect(Collectors.joining(", "));
      sums.merge(name, attribution.each()[i], Double::sum);
      values.putIfAbsent(
          name,
          behind.stream().map(each -> Lime.shown(each, raw)).collect(Collectors.joining(", ")));
    }
    List<Explanation.Row> rows = new ArrayList<>();
    sums.forEach(
        (name, sum) -> rows.add(new Explanation.Row(name, values.getOrDefault(name, ""), sum, 0)));
    rows.removeIf(row -> row.name().startsWith("(") && row.weight() == 0);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("difference", attribution.difference());
    numbers.put("sum", attribution.sum());
    numbers.put(GAP, attribution.gap());
    numbers.put("steps", (double) attribution.steps());
    return new Explanation(
        METHOD, subject.name(), "part of the difference to the baseline", rows, numbers);
  }

  /** Of many rows the mean size of what each column adds. */
  public static Explanation mean(String of, List<Explanation> rows) {
    Map<String, Double> sizes = new LinkedHashMap<>();
    double gap = 0;
    for (Explanation row : rows) {
      gap = Math.max(gap, Math.abs(row.numbers().getOrDefault(GAP, 0.0)));
      row.rows().forEach(each -> sizes.merge(each.name(), Math.abs(each.weight()), Double::sum));
    }
    List<Explanation.Row> means = new ArrayList<>();
    sizes.forEach((name, size) -> means.add(new Explanation.Row(name, "", size / rows.size(), 0)));
    return new Explanation(
        METHOD,
        of,
        "mean size of the part of the difference to the baseline",
        means,
        Map.of("rows", (double) rows.size(), "largest gap", gap));
  }
}
