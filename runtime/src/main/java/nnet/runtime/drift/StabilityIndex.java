package nnet.runtime.drift;

/**
 * The population stability index: how far two distributions over the same bins are apart.
 *
 * <p>With shares p of training and q of now it is the sum of (q - p) ln(q / p) over the bins
 * (Siddiqi, Credit Risk Scorecards, 2006), which is the divergence of Jeffreys (An Invariant Form
 * for the Prior Probability in Estimation Problems, 1946). So that a bin that is empty on one side
 * gives a finite number, half a count is added to each (Krichevsky and Trofimov, The Performance of
 * Universal Encoding, 1981). Bins that are empty on both sides do not count.
 *
 * @param bins that are not empty on both sides
 * @param largest the bin that adds most
 */
record StabilityIndex(double value, int bins, int largest) {
  private static final double ADDED = 0.5;

  /** 99 % of a normal distribution are below this many deviations. */
  private static final double NORMAL = 2.326;

  static StabilityIndex of(Shares training, Shares now) {
    int bins = 0;
    for (int i = 0; i < now.counts().length; i++) {
      bins += isEmpty(training, now, i) ? 0 : 1;
    }
    double before = training.total() + ADDED * bins;
    double after = now.total() + ADDED * bins;
    double sum = 0;
    double most = -1;
    int largest = 0;
    for (int i = 0; i < now.counts().length; i++) {
      if (!isEmpty(training, now, i)) {
        double p = (training.counts()[i] + ADDED) / before;
        double q = (now.counts()[i] + ADDED) / after;
        double term = (q - p) * Math.log(q / p);
        sum += term;
        largest = term > most ? i : largest;
        most = Math.max(most, term);
      }
    }
    return new StabilityIndex(sum, bins, largest);
  }

  private static boolean isEmpty(Shares training, Shares now, int bin) {
    return training.counts()[bin] == 0 && now.counts()[bin] == 0;
  }

  /**
   * What the index hardly exceeds (once in a hundred times) where nothing has changed. Of n and m
   * rows it is then distributed as (1/n + 1/m) times chi-square with one degree of freedom less
   * than bins (Yurdakul and Naranjo, Statistical Properties of the Population Stability Index,
   * 2020); the quantile is that of Wilson and Hilferty (The Distribution of Chi-Square, 1931).
   */
  double byChance(long rows, long others) {
    int freedom = bins - 1;
    if (freedom < 1) {
      return 0;
    }
    double spread = 2.0 / (9 * freedom);
    double root = 1 - spread + NORMAL * Math.sqrt(spread);
    return freedom * root * root * root * (1.0 / Math.max(1, rows) + 1.0 / Math.max(1, others));
  }
}
