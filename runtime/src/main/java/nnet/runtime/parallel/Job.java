package nnet.runtime.parallel;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of the call of {@link Pool#run} that is under way: threads take the next block until
 * none is left. One for all calls, so that none allocates.
 */
final class Job {
  /** Numbers that threads watch lie far enough apart to have a line of the cache each. */
  private static final int DISTANCE = 16;

  /** The blocks that no thread has taken: the first of them, times 2^32, and one past the last. */
  private static final int WAITING = DISTANCE;

  private static final int UNFINISHED = 2 * DISTANCE;

  private final AtomicLongArray counts = new AtomicLongArray(3 * DISTANCE);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private @Nullable BlockTask task;

  /**
   * Offers the blocks of a call when those of the one before are finished. Other threads read what
   * is written here only after they have taken a block, and it stays until that is finished.
   */
  void begin(int blocks, BlockTask task) {
    this.task = task;
    counts.set(UNFINISHED, blocks);
    counts.set(WAITING, blocks);
  }

  /** Whether there are blocks that no thread has taken. */
  boolean isWaiting() {
    return count(counts.get(WAITING)) > 0;
  }

  private static int count(long waiting) {
    return (int) waiting - first(waiting);
  }

  private static int first(long waiting) {
    return (int) (waiting >>> 32);
  }

  /**
   * Runs blocks until all are taken: the caller from the first on, workers from the last back. So a
   * block of one call is mostly with the thread whose cache has what it wrote in the call before.
   */
  void work(boolean isCaller) {
    for (long left = counts.get(WAITING); count(left) > 0; left = counts.get(WAITING)) {
      if (counts.compareAndSet(WAITING, left, isCaller ? left + (1L << 32) : left - 1)) {
        runBlock(isCaller ? first(left) : (int) left - 1);
        counts.decrementAndGet(UNFINISHED);
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
    for (int spins = 0; counts.get(UNFINISHED) > 0; spins++) {
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
