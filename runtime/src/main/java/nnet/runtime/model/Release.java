package nnet.runtime.model;

/** Which nnet this is. */
public final class Release {
  /** Of the runtime, and of the compiler that comes with it. */
  public static final String VERSION = "0.1.0";

  private Release() {}
}
