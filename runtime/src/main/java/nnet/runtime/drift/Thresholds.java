package nnet.runtime.drift;

import nnet.runtime.message.UserError;

/**
 * From which population stability index on a quantity has changed.
 *
 * @param shifted a little: it should be looked at
 * @param drifted much: the network sees other rows than it was trained on
 */
public record Thresholds(double shifted, double drifted) {
  /** Those of credit scoring (Siddiqi, Credit Risk Scorecards, 2006). */
  public static final Thresholds CUSTOMARY = new Thresholds(0.1, 0.25);

  public Thresholds {
    if (!(shifted > 0 && shifted <= drifted && Double.isFinite(drifted))) {
      throw new UserError(
          "thresholds of drift are above 0, the second not below the first; got %s and %s"
              .formatted(shifted, drifted));
    }
  }

  /** Of an index that is exceeded by chance up to a limit. */
  Verdict verdict(double index, double byChance) {
    if (index < shifted) {
      return Verdict.STABLE;
    }
    if (index <= byChance) {
      return Verdict.UNCERTAIN;
    }
    return index < drifted ? Verdict.SHIFTED : Verdict.DRIFTED;
  }
}
