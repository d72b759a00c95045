package nnet.compiler.gradcheck;

import java.util.List;
import java.util.function.LongFunction;
import nnet.compiler.gradcheck.NetworkCheck.Row;

/**
 * Comparisons at one random point after the other, until one is at no kink.
 *
 * @param rows of the last point
 * @param kinks how many points were given up
 */
public record Resampling(List<Row> rows, int kinks) {
  /** A kink that is everywhere is not avoided. */
  private static final int MOST = 4;

  /** How far apart the seeds are, so that neighbouring runs do not meet. */
  private static final long STRIDE = 1_000_003;

  /**
   * @param check compares at the point of a seed
   */
  public static Resampling of(long seed, LongFunction<List<Row>> check) {
    List<Row> rows = check.apply(seed);
    int kinks = 0;
    while (kinks < MOST && rows.stream().anyMatch(Row::kink)) {
      kinks++;
      rows = check.apply(seed + kinks * STRIDE);
    }
    return new Resampling(rows, kinks);
  }

  public boolean passes() {
    return rows.stream().allMatch(Row::passes);
  }
}
