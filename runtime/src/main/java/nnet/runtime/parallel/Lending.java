package nnet.runtime.parallel;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What threads compute with, call by call. A platform thread keeps its own; virtual threads share
 * those that are idle, and there are as many as have computed at once.
 */
public final class Lending<T> {
  @SuppressWarnings("ThreadLocalUsage") // each thread has one of each lender
  private final ThreadLocal<T> own = new ThreadLocal<>();

  private final Deque<T> idle = new ArrayDeque<>();

  /** The calling thread's or an idle one, to be given back; null where one has to be made. */
  public @Nullable T take() {
    if (!Thread.currentThread().isVirtual()) {
      return own.get();
    }
    synchronized (idle) {
      return idle.pollLast();
    }
  }

  /** What the calling thread has made, to be given back as if it had been taken. */
  public T made(T object) {
    if (!Thread.currentThread().isVirtual()) {
      own.set(object);
    }
    return object;
  }

  public void giveBack(T object) {
    if (Thread.currentThread().isVirtual()) {
      synchronized (idle) {
        idle.addLast(object);
      }
    }
  }
}
