package nnet.compiler.fuzz;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls: by these names, and with the kind as the argument. */
public final class JazzerTarget {
  private static @Nullable Bounded target;

  private JazzerTarget() {}

  public static void fuzzerInitialize(String[] arguments) throws IOException {
    target = new Bounded(Kind.valueOf(arguments[0]).target());
  }

  public static void fuzzerTestOneInput(byte[] file) throws IOException {
    if (target != null) {
      target.read(file);
    }
  }
}
