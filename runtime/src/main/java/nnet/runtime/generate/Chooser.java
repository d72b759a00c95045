package nnet.runtime.generate;

/** Chooses a token. */
interface Chooser {

  /**
   * @param probabilities of all tokens; their sum need not be one
   * @param position of the token in its text
   */
  int choose(double[] probabilities, int position);

  /** The first of the most probable ones. */
  static int greatest(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
