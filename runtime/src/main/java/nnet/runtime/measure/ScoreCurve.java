package nnet.runtime.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How many are found and how many of them wrongly, for each threshold of a score, from the greatest
 * down (Fawcett: An introduction to ROC analysis; Pattern Recognition Letters 27, 2006). Equal
 * scores are one threshold.
 *
 * @param thresholds what is at least so great counts as positive; the first is infinite
 * @param found true positives by threshold
 * @param wrong false positives by threshold
 */
public record ScoreCurve(double[] thresholds, long[] found, long[] wrong) {

  public static ScoreCurve of(double[] scores, boolean[] positive) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] thresholds = new double[scores.length + 1];
    long[] found = new long[scores.length + 1];
    long[] wrong = new long[scores.length + 1];
    thresholds[0] = Double.POSITIVE_INFINITY;
    int last = 0;
    for (int i : order) {
      if (scores[i] != thresholds[last]) {
        last++;
        thresholds[last] = scores[i];
        found[last] = found[last - 1];
        wrong[last] = wrong[last - 1];
      }
      found[last] += positive[i] ? 1 : 0;
      wrong[last] += positive[i] ? 0 : 1;
    }
    return new ScoreCurve(
        Arrays.copyOf(thresholds, last + 1),
        Arrays.copyOf(found, last + 1),
        Arrays.copyOf(wrong, last + 1));
  }

  public long positives() {
    return found[found.length - 1];
  }

  public long negatives() {
    return wrong[wrong.length - 1];
  }

  /** Whether there is something to tell apart. */
  public boolean isDefined() {
    return positives() > 0 && negatives() > 0;
  }

  public double[] truePositiveRates() {
    return Arrays.stream(found).mapToDouble(each -> (double) each / positives()).toArray();
  }

  public double[] falsePositiveRates() {
    return Arrays.stream(wrong).mapToDouble(each -> (double) each / negatives()).toArray();
  }

  /** Of what is found the share that is right; 1 where nothing is found yet. */
  public double[] precisions() {
    return IntStream.range(0, found.length)
        .mapToDouble(i -> found[i] + wrong[i] == 0 ? 1 : (double) found[i] / (found[i] + wrong[i]))
        .toArray();
  }

  /** The area below the true positive rate over the false positive rate, by trapezoids. */
  public double area() {
    double area = 0;
    for (int i = 1; i < found.length; i++) {
      area += (wrong[i] - wrong[i - 1]) * 0.5 * (found[i] + found[i - 1]);
    }
    return area / positives() / negatives();
  }

  /** Precision where the recall grows, weighted by how much: no interpolation. */
  public double averagePrecision() {
    double[] precisions = precisions();
    double sum = 0;
    for (int i = 1; i < found.length; i++) {
      sum += precisions[i] * (found[i] - found[i - 1]);
    }
    return sum / positives();
  }
}
