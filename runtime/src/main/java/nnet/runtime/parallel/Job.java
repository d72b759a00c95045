package nnet.runtime.parallel;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of the call of {@link Pool#run} that is under way: threads take the next block until
 * none is left. One for all calls, so that none allocates.
 */
final class Job {
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private @Nullable BlockTask task;
  private int blocks;

  /**
   * Offers the blocks of a call when those of the one before are finished. Other threads read what
   * is written here only after they have taken a block, and it stays until that is finished.
   */
  void begin(int blocks, BlockTask task) {
    this.task = task;
    this.blocks = blocks;
    unfinished.set(blocks);
    waiting.set(blocks);
  }

  /** Whether there are blocks that no thread has taken. */
  boolean isWaiting() {
    return waiting.get() > 0;
  }

  /** Runs blocks until all are taken. */
  void work() {
    for (int left = waiting.get(); left > 0; left = waiting.get()) {
      if (waiting.compareAndSet(left, left - 1)) {
        runBlock(blocks - left);
        unfinished.decrementAndGet();
      }
    }
  }

  private void runBlock(int block) {
    try {
      Objects.requireNonNull(task).run(block);
    } catch (RuntimeException | Error problem) {
      failure.compareAndSet(null, problem);
    }
  }

  /** Waits for the blocks that other threads have taken; throws what a block threw. */
  // Blocks are short: others get the processor, and this thread is back at once.
  @SuppressWarnings("ThreadPriorityCheck")
  void await() {
    for (int spins = 0; unfinished.get() > 0; spins++) {
      if (spins < Pool.SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    Throwable problem = failure.getAndSet(null);
    if (problem instanceof RuntimeException exception) {
      throw exception;
    }
    if (problem instanceof Error error) {
      throw error;
    }
  }
}
