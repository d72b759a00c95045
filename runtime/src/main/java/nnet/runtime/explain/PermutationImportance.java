package nnet.runtime.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nnet.runtime.data.Factor;
import nnet.runtime.measure.Head;
import nnet.runtime.measure.Heads;
import nnet.runtime.measure.Predictions;
import nnet.runtime.measure.Score;
import nnet.runtime.message.UserError;
import nnet.runtime.random.Permutation;

/**
 * How much worse predictions get when the values of a column are exchanged among the rows (Breiman:
 * Random forests; Machine Learning 45, 2001). A column means one of the record, with all that
 * formulas make of it.
 */
public final class PermutationImportance {
  private final Predictions predictions;
  private final int repeats;
  private final long seed;

  public PermutationImportance(Predictions predictions, int repeats, long seed) {
    this.predictions = predictions;
    this.repeats = repeats;
    this.seed = seed;
  }

  /**
   * @param output whose score counts; the first that meets a target where it is empty
   */
  public Explanation of(float[] raw, int count, List<Factor> factors, String output) {
    Head head =
        Heads.of(predictions, raw, count).stream()
            .filter(each -> output.isEmpty() || each.output().equals(output))
            .findFirst()
            .orElseThrow(
                () -> new UserError("no output meets a target, so that nothing can get worse"));
    double best = Score.of(head);
    List<Explanation.Row> rows = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      double[] drops = new double[repeats];
      for (int repeat = 0; repeat < repeats; repeat++) {
        int[] order = Permutation.of(seed, (long) i * repeats + repeat, count);
        float[] results = predictions.of(permuted(raw, factors.get(i), order), count);
        drops[repeat] = best - score(raw, results, head.output());
      }
      rows.add(row(factors.get(i).name(), drops));
    }
    String measure = Score.name(head);
    return new Explanation(
        "permutation",
        head.output(),
        "loss of " + measure + " without the column",
        rows,
        Map.of(measure, best, "rows", (double) count, "repeats", (double) repeats));
  }

  private double score(float[] raw, float[] results, String output) {
    return Heads.of(predictions, raw, results).stream()
        .filter(each -> each.output().equals(output))
        .mapToDouble(Score::of)
        .findFirst()
        .orElseThrow();
  }

  private static float[] permuted(float[] raw, Factor factor, int[] order) {
    float[] permuted = raw.clone();
    int width = raw.length / order.length;
    for (int i = 0; i < order.length; i++) {
      for (int place : factor.places()) {
        permuted[i * width + place] = raw[order[i] * width + place];
      }
    }
    return permuted;
  }

  private static Explanation.Row row(String name, double[] drops) {
    double sum = 0;
    for (double drop : drops) {
      sum += drop;
    }
    double mean = sum / drops.length;
    double squares = 0;
    for (double drop : drops) {
      squares += (drop - mean) * (drop - mean);
    }
    return new Explanation.Row(name, "", mean, Math.sqrt(squares / drops.length));
  }
}
