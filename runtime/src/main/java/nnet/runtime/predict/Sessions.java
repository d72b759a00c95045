package nnet.runtime.predict;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of a predictor for calls that stand by themselves. A platform thread keeps its own;
 * virtual threads share those that are idle, and there are as many as have predicted at once.
 */
final class Sessions {
  private final Predictor predictor;

  @SuppressWarnings("ThreadLocalUsage") // each thread has one for each predictor
  private final ThreadLocal<Session> own = new ThreadLocal<>();

  private final Deque<Session> idle = new ArrayDeque<>();

  Sessions(Predictor predictor) {
    this.predictor = predictor;
  }

  /** One that begins anew; to be given back. */
  Session take() {
    Session session = Thread.currentThread().isVirtual() ? fromIdle() : own();
    session.reset();
    return session;
  }

  private Session own() {
    Session session = own.get();
    if (session == null) {
      session = predictor.session();
      own.set(session);
    }
    return session;
  }

  private Session fromIdle() {
    @Nullable Session session;
    synchronized (idle) {
      session = idle.pollLast();
    }
    return session == null ? predictor.session() : session;
  }

  void giveBack(Session session) {
    if (Thread.currentThread().isVirtual()) {
      synchronized (idle) {
        idle.addLast(session);
      }
    }
  }
}
