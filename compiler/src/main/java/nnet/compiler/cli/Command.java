package nnet.compiler.cli;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Options;

/** One command of the command line. */
interface Command {
  String name();

  /** One line of the list of commands. */
  String summary();

  /** What follows the name, such as {@code FILE -o X.jar}. */
  String synopsis();

  Options options();

  /** Whole command lines, each with what it does. */
  List<Example> examples();

  /** Returns the exit code. */
  int run(Invocation invocation) throws Refusal, IOException;

  /** A command line without {@code nnet} in front. */
  record Example(String line, String purpose) {}
}
