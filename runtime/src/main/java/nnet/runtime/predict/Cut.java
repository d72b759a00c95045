package nnet.runtime.predict;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.io.FittedThreshold;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Writes the 1 or 0 of a decision behind the outputs of each result.
 *
 * @param at of the score in a result
 * @param to where the answer goes
 */
record Cut(Decision decision, int at, int to, float threshold) {

  /** One for each decision of the network. */
  static List<Cut> of(Schema schema, List<Slot> outputs, Weights weights) {
    List<Cut> cuts = new ArrayList<>();
    int to = Slot.size(outputs);
    for (Decision decision : schema.decisions()) {
      float threshold = weights.threshold(decision).orElseThrow(() -> missing(decision, weights));
      cuts.add(new Cut(decision, at(decision, outputs), to, threshold));
      to++;
    }
    return cuts;
  }

  private static int at(Decision decision, List<Slot> outputs) {
    int at = decision.element();
    for (Slot output : outputs) {
      if (output.name().equals(decision.output())) {
        return at;
      }
      at += output.size();
    }
    throw new IllegalStateException("no output " + decision.output());
  }

  private static UserError missing(Decision decision, Weights weights) {
    @Nullable FittedThreshold other = weights.thresholds().get(decision.name());
    String found =
        other == null
            ? "the weights hold no threshold of decision `" + decision.name() + "`"
            : "the weights hold a threshold of decision `%s` to %s, which is wanted to %s"
                .formatted(decision.name(), other.objective(), objective(decision));
    return new UserError(
        found
            + "\n  help: it is fitted when training ends: train, or go on with `nnet train --resume`");
  }

  private static String objective(Decision decision) {
    return decision.objective().orElseThrow().text();
  }

  void apply(float[] results, int count, int stride) {
    for (int i = 0; i < count; i++) {
      boolean yes = decision.comparison().holds(results[i * stride + at], threshold);
      results[i * stride + to] = yes ? 1 : 0;
    }
  }
}
