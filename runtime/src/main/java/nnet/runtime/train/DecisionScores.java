package nnet.runtime.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Outcomes;
import nnet.runtime.measure.ThresholdFit;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Objective;
import nnet.runtime.model.Slot;

/** What the rows of a part are scored with for each decision, and what is so. */
final class DecisionScores {
  private final Entry entry;
  private final List<Decision> decisions;
  private final Slot[] outputs;
  private final Slot[] targets;
  private final float[][] scores;
  private final float[][] actual;

  /**
   * @param entry that evaluates
   * @param decisions each with a truth
   */
  DecisionScores(Entry entry, List<Decision> decisions, int rows) {
    this.entry = entry;
    this.decisions = decisions;
    this.outputs =
        decisions.stream().map(each -> slot(entry.outputs(), each.output())).toArray(Slot[]::new);
    this.targets =
        decisions.stream()
            .map(each -> slot(entry.inputs(), each.truth().orElseThrow().target()))
            .toArray(Slot[]::new);
    this.scores = new float[decisions.size()][rows];
    this.actual = new float[decisions.size()][rows];
  }

  private static Slot slot(List<Slot> slots, String name) {
    return slots.stream()
        .filter(slot -> slot.name().equals(name))
        .filter(slot -> slot.kind() == Slot.Kind.OUTPUT || slot.kind() == Slot.Kind.TARGET)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no value of " + name));
  }

  /** Before the entry runs, which may write over what it is given. */
  void given(float[] workspace, int from, int count) {
    for (int i = 0; i < targets.length; i++) {
      int element = decisions.get(i).truth().orElseThrow().element();
      copy(targets[i], element, workspace, actual[i], from, count);
    }
  }

  /** When the entry has run. */
  void made(float[] workspace, int from, int count) {
    for (int i = 0; i < outputs.length; i++) {
      copy(outputs[i], decisions.get(i).element(), workspace, scores[i], from, count);
    }
  }

  private void copy(Slot slot, int element, float[] workspace, float[] to, int from, int count) {
    int at = slot.at(entry, count) + element;
    int step = slot.perExample() ? slot.size() : 0;
    for (int i = 0; i < count; i++) {
      to[from + i] = workspace[at + i * step];
    }
  }

  private boolean[] truth(int number) {
    Decision.Truth truth = decisions.get(number).truth().orElseThrow();
    boolean[] so = new boolean[actual[number].length];
    for (int i = 0; i < so.length; i++) {
      so[i] = truth.of(actual[number][i]);
    }
    return so;
  }

  /** The best threshold of one of the decisions. */
  ThresholdFit.Found fitted(int number, Objective objective) {
    Decision.Comparison comparison = decisions.get(number).comparison();
    for (float score : scores[number]) {
      if (Float.isNaN(score)) {
        throw new UserError(
            "no threshold of decision `%s` can be fitted: `%s` is not a number in a validation row"
                .formatted(decisions.get(number).name(), outputs[number].name()));
      }
    }
    return ThresholdFit.of(comparison, objective, scores[number], truth(number));
  }

  /** Figures and counts of all decisions that have a threshold, as {@code up.precision}. */
  Map<String, Double> measures(Weights weights) {
    Map<String, Double> measures = new LinkedHashMap<>();
    for (int i = 0; i < decisions.size(); i++) {
      int number = i;
      Decision decision = decisions.get(i);
      weights
          .threshold(decision)
          .filter(threshold -> isYesOrNo(number))
          .ifPresent(threshold ->
              measures(number, threshold)
                  .forEach((name, value) -> measures.put(decision.name() + "." + name, value)));
    }
    return measures;
  }

  private Map<String, Double> measures(int number, float threshold) {
    Decision decision = decisions.get(number);
    boolean[] decided = new boolean[scores[number].length];
    for (int i = 0; i < decided.length; i++) {
      decided[i] = decision.comparison().holds(scores[number][i], threshold);
    }
    Outcomes outcomes = Outcomes.of(decided, truth(number));
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("threshold", (double) threshold);
    if (decision.objective().orElse(null) instanceof Objective.Cost cost) {
      measures.put("cost", outcomes.cost(cost));
    }
    measures.putAll(outcomes.values());
    return measures;
  }

  /** A target of numbers may be anything in between, of which no decision is right or wrong. */
  private boolean isYesOrNo(int number) {
    for (float value : actual[number]) {
      if (targets[number].classes() == 0 && value != 0 && value != 1) {
        return false;
      }
    }
    return true;
  }
}
