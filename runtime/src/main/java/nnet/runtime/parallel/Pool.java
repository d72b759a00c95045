package nnet.runtime.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Persistent threads that spin briefly and then park: splitting work costs well under a microsecond
 * while kernels follow each other, which fork/join cannot do. The property {@code nnet.threads}
 * sets the number of threads; without it, there is one for each processor.
 *
 * <p>A call from inside a block, from a {@link SideThread} or while another thread uses the pool
 * runs its blocks one after another: the result is the same.
 */
public final class Pool {
  /** Looks at a variable before giving up: twenty to a hundred microseconds, by processor. */
  static final int SPINS = 4000;

  private static volatile Pool shared = new Pool(Integer.getInteger("nnet.threads", processors()));

  private final int threads;
  private final List<Worker> workers = new ArrayList<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final Job job = new Job();
  private volatile boolean closed;

  private Pool(int threads) {
    this.threads = Math.max(1, threads);
  }

  /** Runs {@code task} for the blocks {@code 0 .. blocks - 1} and returns when all are done. */
  public static void run(int blocks, BlockTask task) {
    shared.split(blocks, task);
  }

  /** The number of threads that share the blocks, the caller's among them. */
  public static int threads() {
    return shared.threads;
  }

  /** The threads that would share the blocks of a call now: one inside a block. */
  public static int idleThreads() {
    Pool pool = shared;
    return pool.busy.get() ? 1 : pool.threads;
  }

  /** Uses that many threads from now on. */
  public static void useThreads(int threads) {
    Pool old = shared;
    shared = new Pool(threads);
    old.close();
  }

  private void split(int blocks, BlockTask task) {
    if (blocks <= 1 || threads == 1 || isBeside() || !busy.compareAndSet(false, true)) {
      for (int block = 0; block < blocks; block++) {
        task.run(block);
      }
      return;
    }
    try {
      post(blocks, task);
    } finally {
      busy.set(false);
    }
  }

  private static boolean isBeside() {
    return Thread.currentThread() instanceof SideThread;
  }

  private void post(int blocks, BlockTask task) {
    startWorkers();
    job.begin(blocks, task);
    // By index: an iterator would be allocated.
    for (int i = 0; i < workers.size(); i++) {
      workers.get(i).wake();
    }
    job.work(true);
    job.await();
  }

  private void startWorkers() {
    while (workers.size() < threads - 1) {
      Worker worker = new Worker(this, workers.size() + 1);
      workers.add(worker);
      worker.start();
    }
  }

  private void close() {
    closed = true;
    for (Worker worker : List.copyOf(workers)) {
      worker.wake();
    }
  }

  Job job() {
    return job;
  }

  boolean isClosed() {
    return closed;
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }
}
