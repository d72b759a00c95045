package nnet.runtime.parallel;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What threads keep from call to call, so that nothing allocates once it is warm. A platform thread
 * has a memory of its own. Virtual threads come by the thousands, of which few compute at a time:
 * they borrow a memory for as long as they do, and there are as many as have computed at once.
 *
 * <pre>{@code
 * try (ThreadMemory _ = ThreadMemory.borrow()) {
 *   model.run(entry, frame);
 * }
 * }</pre>
 */
public final class ThreadMemory implements AutoCloseable {
  private static final ThreadLocal<ThreadMemory> MINE = new ThreadLocal<>();

  /** Those that nobody has; what was given back last goes first, as it is still in caches. */
  private static final Deque<ThreadMemory> IDLE = new ArrayDeque<>();

  private static final int PLACES = 32;

  private final boolean lent;
  private @Nullable Object[] objects = new Object[PLACES];
  private int users;

  private ThreadMemory(boolean lent) {
    this.lent = lent;
  }

  /** The calling thread's, until it is closed as often as it was borrowed. */
  public static ThreadMemory borrow() {
    ThreadMemory memory = MINE.get();
    if (memory == null) {
      memory = Thread.currentThread().isVirtual() ? idle() : new ThreadMemory(false);
      MINE.set(memory);
    }
    memory.users++;
    return memory;
  }

  private static ThreadMemory idle() {
    synchronized (IDLE) {
      ThreadMemory memory = IDLE.pollLast();
      return memory == null ? new ThreadMemory(true) : memory;
    }
  }

  /** The calling thread's; one that has borrowed none has its own as long as it lives. */
  static ThreadMemory mine() {
    ThreadMemory memory = MINE.get();
    if (memory == null) {
      memory = new ThreadMemory(false);
      MINE.set(memory);
    }
    return memory;
  }

  @Nullable Object get(int place) {
    return place < objects.length ? objects[place] : null;
  }

  void set(int place, Object object) {
    if (place >= objects.length) {
      objects = Arrays.copyOf(objects, place + PLACES);
    }
    objects[place] = object;
  }

  /** How many lie idle. */
  static int idleCount() {
    synchronized (IDLE) {
      return IDLE.size();
    }
  }

  @Override
  public void close() {
    users--;
    if (users == 0 && lent) {
      MINE.remove();
      synchronized (IDLE) {
        IDLE.addLast(this);
      }
    }
  }
}
