package nnet.runtime.kernel;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Makes vector code fast before it is used. Until HotSpot has compiled it, it is hundreds of times
 * slower than plain loops, which give the same bits and serve meanwhile. One thread in the
 * background runs both on little data, a round of each task after the other, until the vectors have
 * won; and on, until HotSpot has compiled what takes little of that time, too.
 */
final class WarmUp {
  /** Rounds after which plain loops are surely compiled. */
  private static final int LEAST_ROUNDS = 200;

  /** Rounds in which vectors have to win; on little data they need not win by much. */
  private static final int VICTORIES = 20;

  private static final double HANDICAP = 2;

  /** Calls after which HotSpot compiles any method as well as it can, and some more. */
  private static final int ALL_ROUNDS = 6000;

  private static final long LIMIT_NANOSECONDS = 60_000_000_000L;
  private static final BlockingQueue<Task> TASKS = new LinkedBlockingQueue<>();

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
        Task task = TASKS.take();
        if (attempt(task)) {
          TASKS.add(task);
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether there is more to do. What fails stays plain: a warm-up is for speed alone, and the
   * failure comes again where it can be told. So does what has lost its jar.
   */
  private static boolean attempt(Task task) {
    try {
      task.round();
      return !task.isOver();
    } catch (RuntimeException | LinkageError failure) {
      System.getLogger(WarmUp.class.getName())
          .log(System.Logger.Level.DEBUG, "not warmed up", failure);
      return false;
    }
  }

  /** Two ways to the same results, and what to do when the first has become the faster. */
  private static final class Task {
    private final Runnable vectors;
    private final Runnable plain;
    private final Runnable whenFast;
    private int rounds;
    private int victories;
    private long best = Long.MAX_VALUE;
    private long spent;

    Task(Runnable vectors, Runnable plain, Runnable whenFast) {
      this.vectors = vectors;
      this.plain = plain;
      this.whenFast = whenFast;
    }

    void round() {
      long took = time(vectors);
      spent += took;
      rounds++;
      if (victories == VICTORIES) {
        return;
      }
      best = Math.min(best, time(plain));
      spent += best;
      if (rounds > LEAST_ROUNDS && took < HANDICAP * best && ++victories == VICTORIES) {
        whenFast.run();
      }
    }

    boolean isOver() {
      boolean compiled = rounds >= ALL_ROUNDS && victories == VICTORIES;
      return compiled || spent > LIMIT_NANOSECONDS;
    }

    private static long time(Runnable work) {
      long start = System.nanoTime();
      work.run();
      return System.nanoTime() - start;
    }
  }
}
