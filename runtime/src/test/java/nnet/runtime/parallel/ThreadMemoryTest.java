package nnet.runtime.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThreadMemoryTest {
  private static final PerThread<float[]> ARRAY = new PerThread<>();

  private final Set<float[]> seen = ConcurrentHashMap.newKeySet();

  private void use() {
    try (ThreadMemory _ = ThreadMemory.borrow()) {
      seen.add(ARRAY.get(() -> new float[1]));
    }
  }

  private static void runVirtual(Runnable task) throws InterruptedException {
    Thread.ofVirtual().start(task).join();
  }

  @Test
  void aPlatformThreadKeepsItsOwn() {
    use();
    use();
    assertThat(seen).containsExactly(ARRAY.get(() -> new float[2]));
  }

  @Test
  void virtualThreadsUseTheSameOneAfterAnother() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      runVirtual(this::use);
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void thoseThatComputeAtOnceHaveOneEach() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(8);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (ThreadMemory _ = ThreadMemory.borrow()) {
                  seen.add(ARRAY.get(() -> new float[1]));
                  all.countDown();
                  all.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(seen).hasSize(8);
  }

  @Test
  void whatIsBorrowedTwiceIsGivenBackOnce() throws InterruptedException {
    runVirtual(this::use);
    int idle = ThreadMemory.idleCount();
    AtomicInteger within = new AtomicInteger();
    runVirtual(() -> {
      try (ThreadMemory _ = ThreadMemory.borrow()) {
        use();
        seen.add(ARRAY.get(() -> new float[1]));
        within.set(ThreadMemory.idleCount());
      }
    });
    assertThat(within).hasValue(idle - 1);
    assertThat(ThreadMemory.idleCount()).isEqualTo(idle);
    assertThat(seen).hasSize(1);
  }

  /** Else each thread that ends would leave one behind. */
  @Test
  void whatAThreadHasMadeForItselfIsNotHandedOn() throws InterruptedException {
    int idle = ThreadMemory.idleCount();
    runVirtual(() -> {
      ARRAY.set(new float[3]);
      use();
    });
    assertThat(ThreadMemory.idleCount()).isEqualTo(idle);
    assertThat(seen).allMatch(array -> array.length == 3);
  }
}
