package nnet.runtime.measure;

/**
 * Whether what is predicted with probability p is so in a share p of all cases, in bins of equal
 * width, closed on the right (Guo, Pleiss, Sun and Weinberger: On calibration of modern neural
 * networks; ICML 2017).
 *
 * @param counts predictions in each bin
 * @param predicted their mean probability, NaN where there is none
 * @param actual the share of them that is so, NaN where there is none
 */
public record Calibration(int[] counts, double[] predicted, double[] actual) {

  public static Calibration of(double[] probabilities, boolean[] so, int bins) {
    int[] counts = new int[bins];
    double[] predicted = new double[bins];
    double[] actual = new double[bins];
    for (int i = 0; i < so.length; i++) {
      int bin = Math.clamp((long) Math.ceil(probabilities[i] * bins) - 1, 0, bins - 1);
      counts[bin]++;
      predicted[bin] += probabilities[i];
      actual[bin] += so[i] ? 1 : 0;
    }
    for (int bin = 0; bin < bins; bin++) {
      predicted[bin] /= counts[bin];
      actual[bin] /= counts[bin];
    }
    return new Calibration(counts, predicted, actual);
  }

  /** Expected calibration error: the distance of both, averaged over all predictions. */
  public double error() {
    double sum = 0;
    long all = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] > 0) {
        sum += counts[bin] * Math.abs(predicted[bin] - actual[bin]);
        all += counts[bin];
      }
    }
    return all == 0 ? 0 : sum / all;
  }
}
