package nnet.runtime.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {
  @AfterEach
  void useAllProcessors() {
    Pool.useThreads(Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void everyBlockRunsOnce(int threads) {
    Pool.useThreads(threads);
    for (int blocks : new int[] {0, 1, 2, 3, 100}) {
      AtomicIntegerArray runs = new AtomicIntegerArray(100);
      for (int repetition = 0; repetition < 200; repetition++) {
        Pool.run(blocks, runs::incrementAndGet);
      }
      assertThat(IntStream.range(0, 100).filter(block -> runs.get(block) == 200)).hasSize(blocks);
    }
  }

  @Test
  void blocksMaySplitTheirWorkAgain() {
    Pool.useThreads(2);
    AtomicIntegerArray runs = new AtomicIntegerArray(16);
    Pool.run(4, outer -> Pool.run(4, inner -> runs.incrementAndGet(outer * 4 + inner)));
    assertThat(IntStream.range(0, 16)).allMatch(i -> runs.get(i) == 1);
  }

  @Test
  void whatABlockThrowsReachesTheCaller() {
    Pool.useThreads(2);
    assertThatThrownBy(() ->
            Pool.run(
                50,
                block -> {
                  if (block == 17) {
                    throw new IllegalArgumentException("block " + block);
                  }
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("block 17");
    AtomicIntegerArray runs = new AtomicIntegerArray(50);
    Pool.run(50, runs::incrementAndGet);
    assertThat(IntStream.range(0, 50)).allMatch(i -> runs.get(i) == 1);
  }

  @Test
  void severalCallersMayShareThePool() throws InterruptedException {
    Pool.useThreads(2);
    AtomicIntegerArray runs = new AtomicIntegerArray(64);
    Runnable caller =
        () -> IntStream.range(0, 500).forEach(i -> Pool.run(64, runs::incrementAndGet));
    Thread[] callers = {new Thread(caller), new Thread(caller), new Thread(caller)};
    for (Thread thread : callers) {
      thread.start();
    }
    for (Thread thread : callers) {
      thread.join();
    }
    assertThat(IntStream.range(0, 64)).allMatch(i -> runs.get(i) == 1500);
  }
}
