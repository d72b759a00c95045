package nnet.runtime.parallel;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread of the pool: looks for a new job for a short while, then parks until one is posted. */
final class Worker extends Thread {
  private final Pool pool;
  private volatile boolean parked;

  Worker(Pool pool, int number) {
    super("nnet-worker-" + number);
    this.pool = pool;
    setDaemon(true);
  }

  @Override
  public void run() {
    Job last = null;
    while (!pool.isClosed()) {
      Job job = nextAfter(last);
      if (job != null) {
        job.work();
        last = job;
      }
    }
  }

  private @Nullable Job nextAfter(@Nullable Job last) {
    for (int spins = 0; spins < Pool.SPINS; spins++) {
      Job job = pool.current();
      if (job != last) {
        return job;
      }
      Thread.onSpinWait();
    }
    parked = true;
    while (pool.current() == last && !pool.isClosed()) {
      LockSupport.park(pool);
    }
    parked = false;
    return pool.current();
  }

  void wake() {
    if (parked) {
      LockSupport.unpark(this);
    }
  }
}
