package nnet.runtime.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import nnet.runtime.model.Figure;
import nnet.runtime.model.Objective;

/** How often a decision was right and wrong, yes and no. */
public record Outcomes(
    long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

  public static Outcomes of(boolean[] decided, boolean[] so) {
    long[] counts = new long[4];
    for (int i = 0; i < so.length; i++) {
      counts[(decided[i] ? 0 : 2) + (decided[i] == so[i] ? 0 : 1)]++;
    }
    return new Outcomes(counts[0], counts[1], counts[3], counts[2]);
  }

  private long positives() {
    return truePositives + falseNegatives;
  }

  private long negatives() {
    return falsePositives + trueNegatives;
  }

  private long all() {
    return positives() + negatives();
  }

  /** Not a number where it would be a share of nothing. */
  public double of(Figure figure) {
    return switch (figure) {
      case ACCURACY -> (double) (truePositives + trueNegatives) / all();
      case BALANCED_ACCURACY -> (1 + youden()) / 2;
      case F1 -> 2.0 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
      case YOUDEN -> youden();
      case PRECISION -> (double) truePositives / (truePositives + falsePositives);
      case RECALL -> (double) truePositives / positives();
    };
  }

  /**
   * The true positive rate less the false positive rate (Youden: Index for rating diagnostic tests;
   * Cancer 3, 1950), as one quotient, so that equal ones are equal.
   */
  private double youden() {
    double product = (double) positives() * negatives();
    return ((double) truePositives * negatives() - (double) falsePositives * positives()) / product;
  }

  /** What an example costs in the mean. */
  public double cost(Objective.Cost each) {
    double sum = falsePositives * each.falsePositive() + falseNegatives * each.falseNegative();
    return sum / all();
  }

  /** The cost of an example, or the figure. */
  public double of(Objective objective) {
    return switch (objective) {
      case Objective.Cost cost -> cost(cost);
      case Objective.Greatest greatest -> of(greatest.figure());
      case Objective.Bounded bounded -> of(bounded.figure());
    };
  }

  /** All figures and counts by name. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      values.put(figure.text(), of(figure));
    }
    values.put("true_positives", (double) truePositives);
    values.put("false_positives", (double) falsePositives);
    values.put("false_negatives", (double) falseNegatives);
    values.put("true_negatives", (double) trueNegatives);
    return values;
  }
}
