package nnet.runtime.train;

import java.util.ArrayList;
import java.util.List;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;

/**
 * Tries learning rates from tiny to huge, a batch each, and looks where the loss falls fastest
 * (Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3). The loss is
 * smoothed by an exponential average with its bias taken out.
 */
public final class LearningRateFinder {
  /** What optimizers call it. */
  public static final String OPTION = "learning_rate";

  private static final double FIRST = 1e-7;
  private static final double LAST = 10;
  private static final int RATES = 100;
  private static final double SMOOTHING = 0.95;

  /** The loss has exploded once it is so many times the least one. */
  private static final double EXPLODED = 4;

  /** The average means little before it has seen so many. */
  private static final int FEW = 10;

  private final StageRun run;

  /**
   * @param weights are changed
   */
  public LearningRateFinder(Model model, Training plan, Dataset data, Weights weights) {
    run = new StageRun(model, plan.stages().getFirst(), data, weights);
    if (!run.hasLearningRate()) {
      throw new UserError(
          "no learning rate can be tried: the optimizer has no option `%s`, or it is a constant here"
                  .formatted(OPTION)
              + "\n  help: nnet train FILE --find-learning-rate; for a jar, compile it with nnet"
              + " compile --find-learning-rate");
    }
  }

  /** A rate with the loss of its batch, and the smoothed loss up to it. */
  public record Trial(double rate, double loss, double smoothed) {}

  /** The trials up to where the loss explodes. */
  public List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    double average = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < RATES; i++) {
      double rate = FIRST * Math.pow(LAST / FIRST, (double) i / (RATES - 1));
      double loss = run.trial(i, rate);
      average = SMOOTHING * average + (1 - SMOOTHING) * loss;
      double smoothed = average / (1 - Math.pow(SMOOTHING, i + 1));
      least = Math.min(least, smoothed);
      boolean explodes = i >= FEW && least > 0 && smoothed > EXPLODED * least;
      if (!Double.isFinite(loss) || explodes) {
        return trials;
      }
      trials.add(new Trial(rate, loss, smoothed));
    }
    return trials;
  }

  /** The number of the trial from which the smoothed loss falls fastest by the logarithm. */
  public static int steepest(double[] rates, double[] smoothed) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i + 1 < rates.length; i++) {
      double slope =
          (smoothed[i + 1] - smoothed[i - 1]) / (Math.log(rates[i + 1]) - Math.log(rates[i - 1]));
      if (slope < least) {
        least = slope;
        best = i;
      }
    }
    return best;
  }
}
