package nnet.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StatisticsTest {

  @Test
  void theMedianIsInTheMiddle() {
    assertThat(Statistics.median(List.of(5.0, 1.0, 3.0))).isEqualTo(3);
    assertThat(Statistics.median(List.of(4.0, 1.0, 3.0, 100.0))).isEqualTo(3.5);
  }

  @Test
  void theSpreadIsTheMiddleHalf() {
    assertThat(Statistics.spread(List.of(8.0, 9.0, 10.0, 11.0, 12.0))).isEqualTo(0.2);
    assertThat(Statistics.spread(List.of(0.0, 0.0))).isZero();
  }

  @Test
  void slowMinutesOfTheMachineFallOutOfARatio() {
    assertThat(Statistics.ratio(List.of(20.0, 2.0, 22.0), List.of(10.0, 1.0, 11.0))).isEqualTo(2);
  }

  @Test
  void aRatioNeedsAsManyTurnsOfBoth() {
    assertThatThrownBy(() -> Statistics.ratio(List.of(1.0), List.of(1.0, 2.0)))
        .hasMessage("1 rounds against 2");
  }

  @Test
  void meansAreGeometric() {
    assertThat(Statistics.geometricMean(List.of(0.5, 2.0, 8.0))).isCloseTo(2, within(1e-12));
  }

  @Test
  void nothingHasNoMedian() {
    assertThatThrownBy(() -> Statistics.median(List.of())).hasMessage("nothing was measured");
  }
}
