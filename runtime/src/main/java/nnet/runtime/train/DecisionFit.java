package nnet.runtime.train;

import java.util.List;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.data.TargetValues;
import nnet.runtime.io.FittedThreshold;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.ThresholdFit;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Model;
import nnet.runtime.model.Objective;
import nnet.runtime.model.Training;

/** Fits the thresholds of decisions on the validation rows, and on no others. */
final class DecisionFit {
  private final Model model;
  private final Training plan;
  private final Dataset data;
  private final Weights weights;
  private final List<Decision> decisions;

  DecisionFit(Model model, Training plan, Dataset data, Weights weights) {
    this.model = model;
    this.plan = plan;
    this.data = data;
    this.weights = weights;
    this.decisions =
        model.schema().decisions().stream()
            .filter(each -> each.objective().isPresent() && each.truth().isPresent())
            .toList();
  }

  /** Refuses, before the first step, rows that no threshold can be fitted on. */
  void check() {
    for (Decision decision : decisions) {
      Part part =
          data.part("validation")
              .orElseThrow(() ->
                  new UserError(
                      "the threshold of decision `%s` is fitted on validation rows, but there are none"
                              .formatted(decision.name())
                          + "\n  help: split some off: train 0.7, validation 0.15, test 0.15"));
      check(decision, part);
    }
  }

  private void check(Decision decision, Part part) {
    Decision.Truth truth = decision.truth().orElseThrow();
    TargetValues values = TargetValues.of(model, weights, part, truth.target());
    int yes = 0;
    for (int i = 0; i < part.size(); i++) {
      float value = values.of(i, truth.element());
      if (values.slot().classes() == 0 && value != 0 && value != 1) {
        throw new UserError(
            "%s: `%s` is %s, but decision `%s` needs 0 or 1"
                .formatted(part.line(i), truth.target(), shown(value), decision.name()));
      }
      yes += truth.of(value) ? 1 : 0;
    }
    if (yes == 0 || yes == part.size()) {
      throw new UserError(
          "%s of the %d validation rows would be a yes of decision `%s`: no threshold tells anything apart"
                  .formatted(yes == 0 ? "none" : "each", part.size(), decision.name())
              + "\n  help: more rows, or a split that keeps the mixture: split stratified(by: ...)");
    }
  }

  private static String shown(float value) {
    return value == (int) value ? String.valueOf((int) value) : String.valueOf(value);
  }

  /** With the weights as they are now. */
  void fit() {
    clear();
    if (decisions.isEmpty()) {
      return;
    }
    Part part = data.part("validation").orElseThrow();
    DecisionScores scores = new Evaluation(model, weights, plan).scores(part, decisions);
    for (int i = 0; i < decisions.size(); i++) {
      Objective objective = decisions.get(i).objective().orElseThrow();
      ThresholdFit.Found found = scores.fitted(i, objective);
      weights
          .thresholds()
          .put(
              decisions.get(i).name(),
              new FittedThreshold(found.threshold(), objective.text(), found.reached()));
    }
  }

  /** Forgets thresholds that are of other weights. */
  void clear() {
    weights.thresholds().clear();
  }
}
