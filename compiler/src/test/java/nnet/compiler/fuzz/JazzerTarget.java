package nnet.compiler.fuzz;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls: by these names, and with the kind as the argument. */
public final class JazzerTarget {
  private static @Nullable Bounded target;

  private JazzerTarget() {}

  /** A good file is read before the time of any is taken: the first one loads classes. */
  public static void fuzzerInitialize(String[] arguments) throws IOException {
    Target kind = Kind.valueOf(arguments[0]).target();
    kind.read(kind.seeds().getFirst());
    target = new Bounded(kind);
  }

  public static void fuzzerTestOneInput(byte[] file) throws IOException {
    if (target != null) {
      target.read(file);
    }
  }
}
