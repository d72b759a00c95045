package nnet.runtime.parallel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A thread that works beside the one that computes, and leaves the pool to it: what it runs is not
 * split. It ends by itself when nothing is left to do.
 */
public final class SideThread extends Thread {
  private static final Executor THREADS =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), SideThread::new);

  private SideThread(Runnable task) {
    super(task, "nnet-side");
    setDaemon(true);
  }

  /** Begins the work; whoever wants its result gets what it has thrown, too. */
  public static <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, THREADS);
  }
}
