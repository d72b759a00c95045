package nnet.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void whatHasBecomeFastIsUsedAndWhatFailsHoldsNothingUp() throws InterruptedException {
    AtomicInteger rounds = new AtomicInteger();
    AtomicInteger failures = new AtomicInteger();
    CountDownLatch fast = new CountDownLatch(1);
    WarmUp.add(
        () -> {
          throw new IllegalStateException("round " + failures.incrementAndGet());
        },
        () -> {},
        () -> rounds.set(-1));
    WarmUp.add(rounds::incrementAndGet, WarmUpTest::takeLong, fast::countDown);
    assertThat(fast.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(failures).hasValue(1);
    assertThat(rounds).hasValueGreaterThanOrEqualTo(200);
  }

  @Test
  void whatNeverBecomesFastHoldsNothingUp() throws InterruptedException {
    AtomicInteger slow = new AtomicInteger();
    AtomicInteger quick = new AtomicInteger();
    CountDownLatch fast = new CountDownLatch(1);
    CountDownLatch compiled = new CountDownLatch(5000);
    WarmUp.add(
        () -> {
          takeLong();
          if (compiled.getCount() == 0) {
            throw new IllegalStateException("no longer needed");
          }
        },
        () -> {},
        slow::incrementAndGet);
    WarmUp.add(
        () -> {
          quick.incrementAndGet();
          compiled.countDown();
        },
        WarmUpTest::takeLong,
        fast::countDown);
    assertThat(fast.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(quick).hasValueGreaterThanOrEqualTo(200);
    assertThat(compiled.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(slow).hasValue(0);
  }

  private static void takeLong() {
    long end = System.nanoTime() + 100_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
