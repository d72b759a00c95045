package nnet.compiler.diagnostic;

/** How bad it is: only errors stop a compilation. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
