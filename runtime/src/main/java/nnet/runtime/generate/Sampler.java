package nnet.runtime.generate;

import nnet.runtime.model.Generation;
import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;

/**
 * Draws tokens, with a temperature, from the most probable ones (top-k: Fan et al., 2018; nucleus
 * or top-p: Holtzman et al., 2020). A draw depends on the seed and the position alone.
 */
final class Sampler implements Chooser {
  /** No phase of a training has this number: draws of the network itself are others. */
  private static final int PHASE = -1;

  private final Generation.Sample how;
  private final Draw draw = new Draw();
  private final float[] uniform = new float[2];
  private final double[] weights;
  private final int[] order;
  private final Ranking ranking;

  Sampler(Generation.Sample how, int tokens, long seed) {
    this.how = how;
    draw.seed = seed;
    draw.phase = PHASE;
    weights = new double[tokens];
    order = new int[tokens];
    ranking = new Ranking(tokens);
  }

  @Override
  public int choose(double[] probabilities, int position) {
    double total = weigh(probabilities);
    int kept = restricts() ? restrict(total) : everything();
    double sum = 0;
    for (int i = 0; i < kept; i++) {
      sum += weights[order[i]];
    }
    return at(uniform(position) * sum, kept);
  }

  private boolean restricts() {
    return how.topK() > 0 || how.topP() < 1;
  }

  /** Probabilities to the power of 1 / temperature, the greatest of them one; their sum. */
  private double weigh(double[] probabilities) {
    double greatest = StrictMath.log(probabilities[Chooser.greatest(probabilities)]);
    double total = 0;
    for (int i = 0; i < probabilities.length; i++) {
      double logarithm = StrictMath.log(probabilities[i]) - greatest;
      weights[i] = StrictMath.exp(logarithm / how.temperature());
      total += weights[i];
    }
    return total;
  }

  private int everything() {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return order.length;
  }

  /** Brings the most probable ones to the front; how many. */
  private int restrict(double total) {
    ranking.rank(weights, weights.length);
    int most = how.topK() == 0 ? weights.length : Math.min(how.topK(), weights.length);
    double enough = how.topK() == 0 ? how.topP() * total : Double.POSITIVE_INFINITY;
    int kept = 0;
    double sum = 0;
    while (kept < most && sum < enough) {
      order[kept] = ranking.take();
      sum += weights[order[kept]];
      kept++;
    }
    return how.topK() == 0 ? kept : nucleus(how.topP() * sum, kept);
  }

  /** How many of the first ones have so much weight together. */
  private int nucleus(double enough, int most) {
    int kept = 0;
    double sum = 0;
    while (kept < most && sum < enough) {
      sum += weights[order[kept]];
      kept++;
    }
    return kept;
  }

  /** Two draws of 24 bits make a number in {@code [0, 1)} of 48. */
  private double uniform(int position) {
    draw.step = position;
    Draws.uniform(draw, 0, 0, 1, uniform, 0, uniform.length);
    return uniform[0] + uniform[1] * 0x1p-24;
  }

  private int at(double target, int kept) {
    double sum = 0;
    int last = order[0];
    for (int i = 0; i < kept; i++) {
      if (weights[order[i]] > 0) {
        last = order[i];
        sum += weights[last];
        if (target < sum) {
          return last;
        }
      }
    }
    return last;
  }
}
