package nnet.runtime.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One object for each thread that computes: a thread's variable, in its {@link ThreadMemory}. */
public final class PerThread<T> {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final int place = COUNT.getAndIncrement();

  /** The calling thread's, if it has been set. */
  @SuppressWarnings("unchecked") // nothing else is ever put into this place
  public @Nullable T find() {
    return (T) ThreadMemory.mine().get(place);
  }

  public void set(T object) {
    ThreadMemory.mine().set(place, object);
  }

  /** The calling thread's, which is made by its first call. */
  public T get(Supplier<T> maker) {
    T object = find();
    if (object == null) {
      object = maker.get();
      set(object);
    }
    return object;
  }
}
