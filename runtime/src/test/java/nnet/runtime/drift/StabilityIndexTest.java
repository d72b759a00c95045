package nnet.runtime.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;

class StabilityIndexTest {
  private static final long MANY = 1_000_000_000L;

  private static StabilityIndex index(long[] training, long[] now) {
    return StabilityIndex.of(new Shares(sum(training), training), new Shares(sum(now), now));
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** (0.4 - 0.5) ln(0.4 / 0.5) + (0.6 - 0.5) ln(0.6 / 0.5). */
  @Test
  void itIsTheSumOfItsFormula() {
    StabilityIndex index = index(new long[] {MANY, MANY}, new long[] {4 * MANY, 6 * MANY});
    assertThat(index.value()).isCloseTo(0.040547, within(1e-6));
    assertThat(index.largest()).isZero();
  }

  @Test
  void equalSharesAreNoDrift() {
    StabilityIndex index = index(new long[] {0, 0, 300, 600}, new long[] {0, 0, 100, 200});
    assertThat(index.value()).isCloseTo(0, within(1e-5));
    assertThat(index.bins()).isEqualTo(2);
  }

  /** A bin that only one side has counts much, but not without end. */
  @Test
  void anEmptyBinGivesAFiniteNumber() {
    StabilityIndex index = index(new long[] {1000, 0}, new long[] {500, 500});
    assertThat(index.value()).isBetween(2.0, 5.0);
    assertThat(index.largest()).isEqualTo(1);
  }

  /** Rows of one distribution exceed the limit once in a hundred times, whatever their number. */
  @Test
  void chanceHardlyExceedsItsLimit() {
    for (int bins : new int[] {3, 10, 12}) {
      Random random = new Random(bins);
      int exceeded = 0;
      for (int trial = 0; trial < 4000; trial++) {
        StabilityIndex index = index(draw(random, 400, bins), draw(random, 300, bins));
        exceeded += index.value() > index.byChance(400, 300) ? 1 : 0;
      }
      assertThat(exceeded / 4000.0).isBetween(0.003, 0.02);
    }
  }

  private static long[] draw(Random random, int rows, int bins) {
    long[] counts = new long[bins];
    for (int i = 0; i < rows; i++) {
      counts[random.nextInt(bins)]++;
    }
    return counts;
  }

  @Test
  void verdictsFollowTheThresholds() {
    Thresholds usual = Thresholds.CUSTOMARY;
    assertThat(usual.verdict(0.09, 0.01)).isEqualTo(Verdict.STABLE);
    assertThat(usual.verdict(0.1, 0.01)).isEqualTo(Verdict.SHIFTED);
    assertThat(usual.verdict(0.25, 0.01)).isEqualTo(Verdict.DRIFTED);
    assertThat(usual.verdict(0.25, 0.3)).isEqualTo(Verdict.UNCERTAIN);
    assertThat(new Thresholds(0.5, 1).verdict(0.25, 0)).isEqualTo(Verdict.STABLE);
    assertThatThrownBy(() -> new Thresholds(0.3, 0.2))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("got 0.3 and 0.2");
  }
}
