package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** Fits transforms on the training rows, one after another: one may read what another gives. */
final class Fitting {
  /** Kinds that look at the values that are there. */
  private static final Set<String> OVER_GAPS = Set.of("mean", "median", "quantiles");

  private final Model model;
  private final Weights weights;
  private Part part;
  private final DataRun run;
  private final int chunk;

  Fitting(Model model, Weights weights, Part part) {
    this.model = model;
    this.weights = weights;
    this.part = part;
    this.chunk = Math.min(DataRun.chunk(model.schema()), part.size());
    this.run = new DataRun(model, weights, chunk);
  }

  void fit(DataPlan.Fit fit) {
    skipWrongRows(fit);
    switch (fit.kind()) {
      case "standardize" -> standardize(fit);
      case "min_max" -> minMax(fit);
      case "mean" -> mean(fit);
      case "median" -> median(fit);
      case "robust_scale" -> robustScale(fit);
      case "quantiles" -> quantiles(fit);
      // The categories were numbered when their column was read.
      case "one_hot" -> {}
      default -> throw new IllegalStateException("a transform that cannot be fitted: " + fit);
    }
  }

  /** Rows that cannot be fitted on are left out, where the data allow it. */
  private void skipWrongRows(DataPlan.Fit fit) {
    if (part.table().faults().skips() && !fit.kind().equals("one_hot")) {
      forEach(slot(fit), OVER_GAPS.contains(fit.kind()), (element, value) -> {});
      part = part.whole(model.schema().data().map(DataPlan::windows).orElse(List.of()));
    }
  }

  /** What happens with an element of a row. */
  private interface Visitor {
    void visit(int element, double value);
  }

  private void forEach(Slot slot, Visitor visitor) {
    forEach(slot, false, visitor);
  }

  /**
   * @param gaps whether rows without a value are passed over; else they are an error
   */
  private void forEach(Slot slot, boolean gaps, Visitor visitor) {
    int[] order = Dataset.inOrder(part.size());
    int size = slot.size();
    for (int from = 0; from < part.size(); from += chunk) {
      int count = Math.min(chunk, part.size() - from);
      run.run(part, order, from, count);
      float[] values = run.workspace();
      int at = run.at(slot);
      for (int i = 0; i < count * size; i++) {
        double value = values[at + i];
        if (gaps && Double.isNaN(value)) {
          continue;
        }
        if (!Double.isFinite(value)) {
          part.skip(from + i / size, gap(slot, from + i / size, value));
          continue;
        }
        visitor.visit(i % size, value);
      }
    }
  }

  private UserError gap(Slot slot, int row, double value) {
    String what = Double.isNaN(value) ? "is missing or undefined" : "is " + value;
    return new UserError(
        "%s: what `%s` is fitted on %s in this row".formatted(part.where(row), slot.name(), what));
  }

  /** Mean and deviation of the population; a constant is only shifted. */
  private void standardize(DataPlan.Fit fit) {
    Slot slot = slot(fit);
    int rows = part.size();
    double[] mean = new double[slot.size()];
    forEach(slot, (element, value) -> mean[element] += value);
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= rows;
    }
    double[] deviation = new double[slot.size()];
    forEach(
        slot,
        (element, value) ->
            deviation[element] += (value - mean[element]) * (value - mean[element]));
    for (int i = 0; i < mean.length; i++) {
      deviation[i] = Math.sqrt(deviation[i] / rows);
      boolean constant = deviation[i] <= 1e-7 * Math.abs(mean[i]);
      deviation[i] = constant || deviation[i] == 0 ? 1 : deviation[i];
    }
    write(fit, List.of(mean, deviation));
  }

  /** The mean of the values that are there, for gaps. */
  private void mean(DataPlan.Fit fit) {
    Slot slot = slot(fit);
    double[] sum = new double[slot.size()];
    long[] count = new long[slot.size()];
    forEach(
        slot,
        true,
        (element, value) -> {
          sum[element] += value;
          count[element]++;
        });
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= Math.max(1, count[i]);
    }
    write(fit, List.of(sum));
  }

  /** The median of the values that are there, for gaps. */
  private void median(DataPlan.Fit fit) {
    write(fit, List.of(quantile(sorted(slot(fit), true), 0.5)));
  }

  /** The median and the width between two quantiles; a constant is only shifted. */
  private void robustScale(DataPlan.Fit fit) {
    List<Quantiles> sorted = sorted(slot(fit), false);
    double[] low = quantile(sorted, fit.quantiles().get(0));
    double[] range = quantile(sorted, fit.quantiles().get(1));
    for (int i = 0; i < range.length; i++) {
      range[i] = range[i] == low[i] ? 1 : range[i] - low[i];
    }
    write(fit, List.of(quantile(sorted, 0.5), range));
  }

  /** Quantiles of the values that are there. */
  private void quantiles(DataPlan.Fit fit) {
    List<Quantiles> sorted = sorted(slot(fit), true);
    write(fit, fit.quantiles().stream().map(share -> quantile(sorted, share)).toList());
  }

  private List<Quantiles> sorted(Slot slot, boolean gaps) {
    List<FloatList> values = new ArrayList<>();
    for (int i = 0; i < slot.size(); i++) {
      values.add(new FloatList());
    }
    forEach(slot, gaps, (element, value) -> values.get(element).add((float) value));
    return values.stream().map(list -> Quantiles.of(list.toArray())).toList();
  }

  private static double[] quantile(List<Quantiles> sorted, double share) {
    return sorted.stream().mapToDouble(each -> each.at(share)).toArray();
  }

  /** Least value and width; a constant becomes 0. */
  private void minMax(DataPlan.Fit fit) {
    Slot slot = slot(fit);
    double[] least = new double[slot.size()];
    double[] greatest = new double[slot.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    forEach(
        slot,
        (element, value) -> {
          least[element] = Math.min(least[element], value);
          greatest[element] = Math.max(greatest[element], value);
        });
    double[] width = new double[slot.size()];
    for (int i = 0; i < least.length; i++) {
      width[i] = greatest[i] == least[i] ? 1 : greatest[i] - least[i];
    }
    write(fit, List.of(least, width));
  }

  private Slot slot(DataPlan.Fit fit) {
    return run.entry().outputs().stream()
        .filter(slot -> slot.kind() == Slot.Kind.FIT && slot.name().equals(fit.path()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no slot for " + fit));
  }

  private void write(DataPlan.Fit fit, List<double[]> statistics) {
    for (int i = 0; i < statistics.size(); i++) {
      Schema.State state = state(fit.states().get(i));
      double[] values = statistics.get(i);
      for (int j = 0; j < values.length; j++) {
        weights.states()[state.offset() + j] = (float) values[j];
      }
    }
  }

  private Schema.State state(String path) {
    return model.schema().states().stream()
        .filter(state -> state.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no state " + path));
  }
}
