package nnet.runtime.message;

import java.io.Serial;

/** A person, or the system, wants the program to end before it is done. */
public final class Interrupted extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public Interrupted() {
    super("interrupted", null, false, false);
  }
}
