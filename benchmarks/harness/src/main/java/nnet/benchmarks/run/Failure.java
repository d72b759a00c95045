package nnet.benchmarks.run;

/** An engine that could not do what it should. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  Failure(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
