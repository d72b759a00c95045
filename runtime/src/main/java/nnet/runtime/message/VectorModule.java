package nnet.runtime.message;

/** The module of the JVM that makes loops several times faster. */
public final class VectorModule {
  public static final String NAME = "jdk.incubator.vector";

  /** What a person is told where it lacks: nothing is wrong, only slow. */
  public static final String LACKS =
      "note: without the vector module this takes several times longer; start it with"
          + " java --add-modules "
          + NAME;

  private VectorModule() {}

  /** Whether this JVM was started with it. */
  public static boolean isThere() {
    return ModuleLayer.boot().findModule(NAME).isPresent();
  }
}
