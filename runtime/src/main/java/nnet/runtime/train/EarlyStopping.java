package nnet.runtime.train;

import java.util.Map;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Training;
import org.jspecify.annotations.Nullable;

/** Watches one measure and says when it has stopped getting better. */
final class EarlyStopping {
  private final Training.EarlyStopping plan;
  private final boolean higherIsBetter;
  private double best = Double.NaN;
  private int bestEpoch;
  private int sinceBest;
  private @Nullable Weights bestWeights;

  EarlyStopping(Training.EarlyStopping plan, boolean higherIsBetter) {
    this.plan = plan;
    this.higherIsBetter = higherIsBetter;
  }

  /** The measure after an epoch. */
  double monitored(Map<String, Double> values) {
    return Measures.required(plan.monitor(), values, "early stopping");
  }

  /** Takes note of an epoch. */
  void note(int epoch, Map<String, Double> values, Weights weights) {
    double value = monitored(values);
    if (Double.isNaN(best) || isBetter(value)) {
      best = value;
      bestEpoch = epoch;
      sinceBest = 0;
      keep(weights);
    } else {
      sinceBest++;
    }
  }

  /** Whether to go no further. */
  boolean stops() {
    return sinceBest > 0 && sinceBest >= plan.patience();
  }

  private boolean isBetter(double value) {
    return higherIsBetter ? value > best + plan.minDelta() : value < best - plan.minDelta();
  }

  private void keep(Weights weights) {
    if (!plan.restore()) {
      return;
    }
    if (bestWeights == null) {
      bestWeights = weights.copy();
    } else {
      bestWeights.take(weights);
    }
  }

  int bestEpoch() {
    return bestEpoch;
  }

  /** Brings the best weights back, where that is wanted. */
  void restore(Weights weights) {
    if (bestWeights != null) {
      weights.take(bestWeights);
    }
  }

  void save(SavedState to) {
    to.put("best", best);
    to.put("best epoch", bestEpoch);
    to.put("since best", sinceBest);
    if (bestWeights != null) {
      to.put("best parameters", bestWeights.parameters());
      to.put("best states", bestWeights.states());
    }
  }

  void restore(SavedState from, Weights weights) {
    best = from.numbers("best", 1)[0];
    bestEpoch = (int) from.count("best epoch", Integer.MAX_VALUE);
    sinceBest = (int) from.count("since best", Integer.MAX_VALUE);
    if (from.has("best parameters")) {
      bestWeights = weights.copy();
      from.read("best parameters", bestWeights.parameters());
      from.read("best states", bestWeights.states());
    }
  }
}
