package nnet.runtime.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The memory in which threads predict rows. A platform thread keeps its own; virtual threads share
 * those that are idle, and there are as many as have predicted at once.
 */
final class RowBatches {
  @SuppressWarnings("ThreadLocalUsage") // each thread has one for each predictor
  private final ThreadLocal<RowBatch> own = new ThreadLocal<>();

  private final Deque<RowBatch> idle = new ArrayDeque<>();

  /** One for this model; to be given back. */
  RowBatch take(RowModel model) {
    boolean virtual = Thread.currentThread().isVirtual();
    @Nullable RowBatch known = virtual ? fromIdle() : own.get();
    if (known != null && known.model().equals(model)) {
      return known;
    }
    RowBatch made = new RowBatch(model);
    if (!virtual) {
      own.set(made);
    }
    return made;
  }

  private @Nullable RowBatch fromIdle() {
    synchronized (idle) {
      return idle.pollLast();
    }
  }

  void giveBack(RowBatch batch) {
    if (Thread.currentThread().isVirtual()) {
      synchronized (idle) {
        idle.addLast(batch);
      }
    }
  }
}
