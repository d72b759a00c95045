package nnet.runtime.drift;

import java.util.Locale;
import java.util.stream.IntStream;
import nnet.runtime.io.Histogram;

/**
 * One quantity now beside what it was in training. Shares are parts of its values, from 0 to 1.
 *
 * @param rows that were counted
 * @param index the population stability index
 * @param missing gaps
 * @param unknown categories that the network has no number of its own for
 * @param outside numbers below the least or above the greatest of training
 * @param most what adds most to the index
 */
public record FieldDrift(
    Histogram.Place place,
    String name,
    long rows,
    double index,
    Verdict verdict,
    Change missing,
    Change unknown,
    double outside,
    Change most) {

  /**
   * A share of values.
   *
   * @param what has it, such as {@code above 7.5}
   */
  public record Change(String what, double training, double now) {
    public boolean isNothing() {
      return training == 0 && now == 0;
    }

    /** Such as {@code 0.5% -> 12.0%}. */
    public String shares() {
      return percent(training) + " -> " + percent(now);
    }

    private static String percent(double share) {
      return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }
  }

  /**
   * @param rows that were counted now
   * @param counts of now, by bin
   */
  public static FieldDrift of(
      Histogram training, Bins bins, long rows, long[] counts, Thresholds thresholds) {
    Shares before = Shares.of(training.rows(), training.counts());
    Shares now = new Shares(rows, counts);
    StabilityIndex index = StabilityIndex.of(before, now);
    Verdict verdict =
        rows == 0
            ? Verdict.UNCERTAIN
            : thresholds.verdict(index.value(), index.byChance(before.rows(), rows));
    return new FieldDrift(
        training.place(),
        training.name(),
        rows,
        rows == 0 ? 0 : index.value(),
        verdict,
        change(bins, Bins.MISSING, before, now),
        change(bins, Bins.UNKNOWN, before, now),
        IntStream.range(0, bins.size()).filter(bins::isOutside).mapToDouble(now::of).sum(),
        change(bins, index.largest(), before, now));
  }

  private static Change change(Bins bins, int bin, Shares before, Shares now) {
    return new Change(bins.label(bin), before.of(bin), now.of(bin));
  }

  /** A line for people. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%s %s: PSI %.3f", place.text(), name, index));
    line.append(", ").append(verdict.text());
    if (!missing.isNothing()) {
      line.append(", missing ").append(missing.shares());
    }
    if (!unknown.isNothing()) {
      line.append(", unknown ").append(unknown.shares());
    }
    if (verdict != Verdict.STABLE && rows > 0) {
      line.append(", most: ").append(most.what()).append(' ').append(most.shares());
    }
    return line.toString();
  }
}
