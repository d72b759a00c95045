package nnet.runtime.data;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.parallel.Pool;
import nnet.runtime.parallel.SideThread;
import org.jspecify.annotations.Nullable;

/**
 * Runs the formulas of the rows batch by batch. Where that takes long, another thread runs the next
 * batch already; the results are the same. For one thread at a time.
 */
public final class Batches {
  /** Nanoseconds of a batch from which on it is worth to hand it over, which costs a tenth. */
  private static final double WORTH = 200_000;

  /** What the last batch counts for in the mean of all. */
  private static final double NEWEST = 0.2;

  private final Model model;
  private final Weights weights;
  private final int capacity;
  private final double worth;

  /** Holds the rows that were asked for last. */
  private DataRun run;

  private @Nullable Part part;
  private int[] order = {};
  private int from;
  private int count;

  private @Nullable DataRun spare;
  private @Nullable Ahead ahead;
  private double nanoseconds;

  /**
   * @param capacity the largest batch
   */
  public Batches(Model model, Weights weights, int capacity) {
    this(model, weights, capacity, WORTH);
  }

  /**
   * @param worth nanoseconds of a batch from which on another thread runs it
   */
  Batches(Model model, Weights weights, int capacity, double worth) {
    this.model = model;
    this.weights = weights;
    this.capacity = capacity;
    this.worth = worth;
    this.run = new DataRun(model, weights, capacity);
  }

  /** The next batch on its way, of the same part and order. */
  private record Ahead(int from, int count, DataRun run, CompletableFuture<Long> time) {}

  /** For the names and places of the results, which are the same for all batches. */
  DataRun layout() {
    return run;
  }

  /**
   * The run that holds the rows {@code order[from] .. order[from + count - 1]} of the part, until
   * others are asked for.
   *
   * @param order that nobody changes
   */
  DataRun of(Part part, int[] order, int from, int count) {
    boolean same = isOf(part, order);
    if (!same || from != this.from || count != this.count) {
      long time = taken(same, from, count);
      time = time >= 0 ? time : timed(run, part, order, from, count);
      nanoseconds += nanoseconds == 0 ? time : NEWEST * (time - nanoseconds);
      this.part = part;
      this.order = order;
      this.from = from;
      this.count = count;
      begin(part, order, from + count, Math.min(count, order.length - from - count));
    }
    return run;
  }

  // An order of the same content is that of another epoch.
  @SuppressWarnings("ReferenceEquality")
  private boolean isOf(Part part, int[] order) {
    return part == this.part && order == this.order;
  }

  private static long timed(DataRun run, Part part, int[] order, int from, int count) {
    long start = System.nanoTime();
    run.run(part, order, from, count);
    return System.nanoTime() - start;
  }

  private void begin(Part part, int[] order, int from, int count) {
    if (count > 0 && nanoseconds > worth && Pool.threads() > 1) {
      DataRun free = spare == null ? new DataRun(model, weights, capacity) : spare;
      ahead =
          new Ahead(
              from, count, free, SideThread.begin(() -> timed(free, part, order, from, count)));
    }
  }

  /** Waits for the batch that is on its way; how long it took, or -1 if it is another one. */
  private long taken(boolean same, int from, int count) {
    Ahead made = ahead;
    ahead = null;
    if (made == null) {
      return -1;
    }
    spare = made.run();
    if (!same || from != made.from() || count != made.count()) {
      made.time().exceptionally(failure -> 0L).join();
      return -1;
    }
    long time = result(made.time());
    spare = run;
    run = made.run();
    return time;
  }

  /** What another thread has thrown arrives as if this one had run the batch. */
  private static long result(CompletableFuture<Long> time) {
    try {
      return time.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
