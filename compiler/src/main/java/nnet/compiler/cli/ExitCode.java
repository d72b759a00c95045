package nnet.compiler.cli;

/** What a process tells the one that started it. */
final class ExitCode {
  static final int FINE = 0;

  /** The file, the data or anything else that the user gave is wrong. */
  static final int WRONG_INPUT = 1;

  /** The command line is wrong. */
  static final int WRONG_USAGE = 2;

  /** A bug of ours. */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
