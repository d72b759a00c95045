package nnet.runtime.message;

/**
 * Whether the JVM can read what this jar holds. In a jar the class is one of Java 8, so that any
 * JVM can say what is wrong: nothing of a later one may be used here, and javac joins texts in a
 * way that is one.
 */
public final class JavaVersion {
  private static final String NEEDED = "25";

  /** The number of its class files. */
  private static final double CLASS_FILES = 69;

  private JavaVersion() {}

  /** Ends the program where the JVM is too old. */
  public static void require() {
    if (Double.parseDouble(System.getProperty("java.class.version")) < CLASS_FILES) {
      System.err.print("error: this needs Java ");
      System.err.print(NEEDED);
      System.err.print(" or later; ");
      System.err.print(System.getProperty("java.home"));
      System.err.print(" is Java ");
      System.err.println(System.getProperty("java.version"));
      System.exit(1);
    }
  }
}
