package nnet.runtime.kernel;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Makes vector code fast before it is used. Until HotSpot has compiled it, it is hundreds of times
 * slower than plain loops, which give the same bits and serve meanwhile. One thread in the
 * background runs both on little data, task after task, until the vectors have won.
 */
final class WarmUp {
  /** Rounds after which plain loops are surely compiled. */
  private static final int LEAST_ROUNDS = 200;

  /** Rounds in which vectors have to win; on little data they need not win by much. */
  private static final int VICTORIES = 20;

  private static final double HANDICAP = 2;
  private static final long LIMIT_NANOSECONDS = 60_000_000_000L;
  private static final BlockingQueue<Task> TASKS = new LinkedBlockingQueue<>();

  /** Two ways to the same results, and what to do when the first has become the faster. */
  private record Task(Runnable vectors, Runnable plain, Runnable whenFast) {}

  private WarmUp() {}

  static {
    Thread thread = new Thread(WarmUp::work, "nnet-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  static void add(Runnable vectors, Runnable plain, Runnable whenFast) {
    TASKS.add(new Task(vectors, plain, whenFast));
  }

  private static void work() {
    try {
      while (true) {
        attempt(TASKS.take());
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What fails stays plain: a warm-up is for speed alone, and the failure comes again where it can
   * be told.
   */
  private static void attempt(Task task) {
    try {
      run(task);
    } catch (RuntimeException failure) {
      System.getLogger(WarmUp.class.getName())
          .log(System.Logger.Level.DEBUG, "not warmed up", failure);
    }
  }

  private static void run(Task task) {
    long start = System.nanoTime();
    int victories = 0;
    long best = Long.MAX_VALUE;
    for (int round = 0; victories < VICTORIES; round++) {
      best = Math.min(best, time(task.plain()));
      boolean wins = time(task.vectors()) < HANDICAP * best;
      victories += wins && round >= LEAST_ROUNDS ? 1 : 0;
      if (System.nanoTime() - start > LIMIT_NANOSECONDS) {
        return;
      }
    }
    task.whenFast().run();
  }

  private static long time(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }
}
