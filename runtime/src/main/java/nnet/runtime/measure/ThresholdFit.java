package nnet.runtime.measure;

import java.util.Comparator;
import java.util.stream.IntStream;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Objective;

/**
 * Finds the threshold of a decision on rows that the network was not trained on, as scikit-learn's
 * TunedThresholdClassifierCV does. Its candidates are a grid between the least and the greatest
 * score; here they are all that make a difference: the middle between each two neighbouring scores,
 * one below all scores and one above. Of equally good ones the one with the fewest yes is taken.
 */
public final class ThresholdFit {
  private final Decision.Comparison comparison;
  private final Objective objective;

  /** Scores of which great ones mean yes, from the greatest down, and what is so. */
  private final float[] scores;

  private final boolean[] so;
  private long truePositives;
  private long falsePositives;
  private double best = Double.NEGATIVE_INFINITY;
  private float threshold;
  private double reached;

  /**
   * @param reached the cost of an example in the mean, or the figure
   */
  public record Found(float threshold, double reached) {}

  private ThresholdFit(
      Decision.Comparison comparison, Objective objective, float[] given, boolean[] so) {
    this.comparison = comparison;
    this.objective = objective;
    float sign = comparison.isUpward() ? 1 : -1;
    int[] order =
        IntStream.range(0, given.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -sign * given[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.scores = new float[order.length];
    this.so = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      scores[i] = sign * given[order[i]];
      this.so[i] = so[order[i]];
    }
  }

  /**
   * @param scores at least one, all of them numbers
   */
  public static Found of(
      Decision.Comparison comparison, Objective objective, float[] scores, boolean[] so) {
    return new ThresholdFit(comparison, objective, scores, so).found();
  }

  private Found found() {
    long positives = IntStream.range(0, so.length).filter(i -> so[i]).count();
    consider(Math.nextUp(scores[0]), scores[0], positives);
    for (int i = 0; i < scores.length; i++) {
      truePositives += so[i] ? 1 : 0;
      falsePositives += so[i] ? 0 : 1;
      boolean last = i + 1 == scores.length;
      float next = last ? Math.nextDown(scores[i]) : scores[i + 1];
      if (next != scores[i]) {
        consider(scores[i], next, positives);
      }
    }
    return new Found(comparison.isUpward() ? threshold : -threshold, reached);
  }

  /** What if all scores from the upper one on meant yes? */
  private void consider(float upper, float lower, long positives) {
    long negatives = so.length - positives;
    Outcomes outcomes =
        new Outcomes(
            truePositives, falsePositives, positives - truePositives, negatives - falsePositives);
    double worth = worth(outcomes);
    if (worth > best) {
      best = worth;
      threshold = between(lower, upper);
      reached = outcomes.of(objective);
    }
  }

  /** The more the better; not a number where the figure is not defined, which is never better. */
  private double worth(Outcomes outcomes) {
    return switch (objective) {
      case Objective.Cost cost -> -outcomes.cost(cost);
      case Objective.Greatest greatest -> outcomes.of(greatest.figure());
      case Objective.Bounded bounded -> {
        // Shares are between 0 and 1. Where no threshold is good enough, the nearest is taken.
        double other = outcomes.of(bounded.other());
        yield other >= bounded.least() ? 1 + outcomes.of(bounded.figure()) : other;
      }
    };
  }

  /** The middle, or where rounding has led to the wrong end the other one. */
  private float between(float lower, float upper) {
    float middle = (float) (((double) lower + upper) / 2);
    boolean strict =
        comparison == Decision.Comparison.GREATER || comparison == Decision.Comparison.LESS;
    if (strict) {
      return middle < upper ? middle : lower;
    }
    return middle > lower ? middle : upper;
  }
}
