package nnet.runtime.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import nnet.runtime.progress.BarProgress;
import nnet.runtime.progress.JsonProgress;
import nnet.runtime.progress.LineProgress;
import nnet.runtime.progress.TerminalWidth;
import nnet.runtime.train.TrainingListener;

/** How progress is shown: a bar on a terminal, lines elsewhere, JSON or nothing where asked for. */
final class TrainProgress {
  private TrainProgress() {}

  static TrainingListener of(Arguments arguments, PrintStream out) {
    if (isJson(arguments)) {
      return new JsonProgress(out);
    }
    if (arguments.has("quiet")) {
      return new TrainingListener() {};
    }
    return isTerminal(out) && Library.PROGRESS_BAR.isThere()
        ? new BarProgress(out)
        : new LineProgress(out);
  }

  /** How many letters fit on a line. */
  static int columns(PrintStream out) {
    return isTerminal(out) ? TerminalWidth.columns() : TerminalWidth.USUAL;
  }

  /** The launcher of {@code nnet} knows; else the JDK does. */
  private static boolean isTerminal(PrintStream out) {
    String told = System.getProperty("nnet.terminal");
    boolean terminal =
        told == null
            ? Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
            : told.contains("1");
    return terminal && out.equals(System.out);
  }

  static boolean isJson(Arguments arguments) {
    return arguments.choice("format", List.of("human", "json")).equals("json");
  }
}
