package nnet.runtime.generate;

import java.util.Arrays;
import java.util.Optional;
import nnet.runtime.model.Generation;

/**
 * Follows the most probable texts at a time (beam search; the division by the length as in Wu et
 * al., 2016, without their constant). A text that has ended keeps its place while no better ones
 * take it.
 */
final class BeamSearch {
  private static final int NONE = -1;

  private final Rollout rollout;
  private final int width;
  private final double lengthPenalty;
  private final int until;
  private final int tokens;

  /** Of each text the sum of logarithms, its length, and whether it has ended; best first. */
  private double[] sums;

  private int[] lengths;
  private boolean[] ended;
  private double[] nextSums;
  private int[] nextLengths;
  private boolean[] nextEnded;

  private final double[] keys;
  private final double[] logarithms;
  private final Ranking ranking;
  private final int[] parents;

  BeamSearch(Rollout rollout, Generation.Beam how, Optional<Integer> until) {
    this.rollout = rollout;
    width = how.width();
    lengthPenalty = how.lengthPenalty();
    this.until = until.orElse(NONE);
    tokens = rollout.tokens();
    sums = new double[width];
    lengths = new int[width];
    ended = new boolean[width];
    nextSums = new double[width];
    nextLengths = new int[width];
    nextEnded = new boolean[width];
    keys = new double[Math.multiplyExact(width, tokens)];
    logarithms = new double[keys.length];
    ranking = new Ranking(keys.length);
    parents = new int[width];
  }

  /** The best text of at most so many tokens. */
  int[] search(int atMost) {
    Arrays.fill(sums, Double.NEGATIVE_INFINITY);
    sums[0] = 0;
    int[] chosen = new int[Math.multiplyExact(atMost, width)];
    int[] from = new int[chosen.length];
    int step = 0;
    while (step < atMost && !isDecided()) {
      rollout.run();
      weigh();
      select(chosen, from, step * width);
      step++;
    }
    return text(chosen, from, step);
  }

  /** Whether no text goes on, or none that goes on can become better than the best. */
  private boolean isDecided() {
    boolean over = true;
    for (int i = 0; i < width; i++) {
      over &= ended[i] || isNone(i);
    }
    return over || (ended[0] && lengthPenalty == 0);
  }

  private boolean isNone(int text) {
    return sums[text] == Double.NEGATIVE_INFINITY;
  }

  private void weigh() {
    Arrays.fill(keys, Double.NEGATIVE_INFINITY);
    for (int text = 0; text < width; text++) {
      int first = text * tokens;
      if (ended[text]) {
        keys[first] = key(sums[text], lengths[text]);
      } else if (!isNone(text)) {
        rollout.probabilities(text, logarithms, first);
        for (int i = first; i < first + tokens; i++) {
          logarithms[i] = StrictMath.log(logarithms[i]);
          keys[i] = key(sums[text] + logarithms[i], lengths[text] + 1);
        }
      }
    }
  }

  private double key(double sum, int length) {
    return lengthPenalty == 0 ? sum : sum / StrictMath.pow(length, lengthPenalty);
  }

  private void select(int[] chosen, int[] from, int at) {
    ranking.rank(keys, keys.length);
    for (int text = 0; text < width; text++) {
      int best = ranking.take();
      int parent = best / tokens;
      boolean goesOn = !ended[parent] && keys[best] != Double.NEGATIVE_INFINITY;
      int token = goesOn ? best % tokens : NONE;
      boolean ends = goesOn && token == until;
      nextSums[text] = goesOn ? sums[parent] + logarithms[best] : sumOf(best, parent);
      nextLengths[text] = lengths[parent] + (goesOn ? 1 : 0);
      nextEnded[text] = ends || (!goesOn && ended[parent]);
      parents[text] = parent;
      chosen[at + text] = ends ? NONE : token;
      from[at + text] = parent;
    }
    swap();
    rollout.follow(parents);
    for (int text = 0; text < width; text++) {
      if (chosen[at + text] != NONE) {
        rollout.push(text, chosen[at + text]);
      }
    }
  }

  /** Of a text that has ended, or of none at all. */
  private double sumOf(int best, int parent) {
    return keys[best] == Double.NEGATIVE_INFINITY ? Double.NEGATIVE_INFINITY : sums[parent];
  }

  private void swap() {
    double[] oldSums = sums;
    int[] oldLengths = lengths;
    boolean[] oldEnded = ended;
    sums = nextSums;
    lengths = nextLengths;
    ended = nextEnded;
    nextSums = oldSums;
    nextLengths = oldLengths;
    nextEnded = oldEnded;
  }

  /** The best text, read from its end. */
  private int[] text(int[] chosen, int[] from, int steps) {
    int[] reversed = new int[steps];
    int count = 0;
    int text = 0;
    for (int step = steps - 1; step >= 0; step--) {
      int token = chosen[step * width + text];
      text = from[step * width + text];
      if (token != NONE) {
        reversed[steps - 1 - count] = token;
        count++;
      }
    }
    return Arrays.copyOfRange(reversed, steps - count, steps);
  }
}
