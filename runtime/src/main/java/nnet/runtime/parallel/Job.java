package nnet.runtime.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The blocks of one call of {@link Pool#run}: threads take the next block until none is left. */
final class Job {
  private final int blocks;
  private final BlockTask task;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Job(int blocks, BlockTask task) {
    this.blocks = blocks;
    this.task = task;
  }

  /** Runs blocks until all are taken. */
  void work() {
    for (int block = next.getAndIncrement(); block < blocks; block = next.getAndIncrement()) {
      runBlock(block);
      finished.incrementAndGet();
    }
  }

  private void runBlock(int block) {
    try {
      task.run(block);
    } catch (RuntimeException | Error problem) {
      failure.compareAndSet(null, problem);
    }
  }

  /** Waits for the blocks that other threads have taken; throws what a block threw. */
  // Blocks are short: others get the processor, and this thread is back at once.
  @SuppressWarnings("ThreadPriorityCheck")
  void await() {
    for (int spins = 0; finished.get() < blocks; spins++) {
      if (spins < Pool.SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    Throwable problem = failure.get();
    if (problem instanceof RuntimeException exception) {
      throw exception;
    }
    if (problem instanceof Error error) {
      throw error;
    }
  }
}
