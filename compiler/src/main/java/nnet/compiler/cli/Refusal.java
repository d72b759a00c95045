package nnet.compiler.cli;

import java.io.Serial;

/** A command ends early: the message says why, to the person who typed it. */
final class Refusal extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final int exitCode;

  private Refusal(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  static Refusal input(String message) {
    return new Refusal(ExitCode.WRONG_INPUT, message);
  }

  static Refusal usage(String message) {
    return new Refusal(ExitCode.WRONG_USAGE, message);
  }

  int exitCode() {
    return exitCode;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
