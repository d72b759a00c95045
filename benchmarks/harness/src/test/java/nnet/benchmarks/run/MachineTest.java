package nnet.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MachineTest {

  @Test
  void whoWaitsIsNotBusy() {
    assertThat(Machine.busyNanos("cpu  1 2 3 1000 5000 6 7 8 0 0")).isEqualTo(270_000_000L);
  }

  @Test
  void othersHaveWhatAProcessDidNotUse() {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(Machine.others(3_000, 1_000, 4_000)).isCloseTo(0.5 / processors, within(1e-9));
    assertThat(Machine.others(900, 1_000, 4_000)).isZero();
  }
}
