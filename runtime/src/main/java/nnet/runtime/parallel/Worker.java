package nnet.runtime.parallel;

import java.util.concurrent.locks.LockSupport;

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
    while (!pool.isClosed()) {
      pool.job().work(false);
      awaitBlocks();
    }
  }

  private void awaitBlocks() {
    for (int spins = 0; spins < Pool.SPINS; spins++) {
      if (pool.job().isWaiting()) {
        return;
      }
      Thread.onSpinWait();
    }
    parked = true;
    while (!pool.job().isWaiting() && !pool.isClosed()) {
      LockSupport.park(pool);
    }
    parked = false;
  }

  void wake() {
    if (parked) {
      LockSupport.unpark(this);
    }
  }
}
