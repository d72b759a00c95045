package nnet.runtime.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.runtime.diagnosis.NonFiniteError;
import nnet.runtime.message.Interrupted;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.message.VectorModule;
import nnet.runtime.model.Model;

/** The program of a compiled network's jar. */
public final class Main {
  public static final int FINE = 0;
  public static final int WRONG_INPUT = 1;
  public static final int WRONG_USAGE = 2;
  public static final int OUR_BUG = 70;

  /** As shells have it for Ctrl-C; the JVM itself sets it when the signal is another. */
  public static final int INTERRUPTED = 130;

  private static final List<Command> COMMANDS =
      List.of(
          new SummaryCommand(),
          new TrainCommand(),
          new EvaluateCommand(),
          new PredictCommand(),
          new GenerateCommand(),
          new RunCommand(),
          new PlotCommand(),
          new ExplainCommand(),
          new DriftCommand(),
          new DataCommand(),
          new GradientCheckCommand());

  private static final Option HELP = Option.flag("help", "show this");
  private static final Option NETWORK =
      new Option("network", "NAME", "which network, where the jar holds several");

  private Main() {}

  /** What compiled networks can be told to do. */
  public static List<Command> commands() {
    return COMMANDS;
  }

  public static void main(String[] arguments) {
    // Curves are drawn into files: nothing may look for a screen.
    System.setProperty("java.awt.headless", "true");
    System.exit(run(Arrays.asList(arguments), System.out, System.err));
  }

  /** Runs a command for the network on the class path; the exit code. */
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    return run(Optional.empty(), words, out, err);
  }

  /** Runs a command for this network. */
  public static int run(Model model, List<String> words, PrintStream out, PrintStream err) {
    return run(Optional.of(model), words, out, err);
  }

  private static int run(
      Optional<Model> model, List<String> words, PrintStream out, PrintStream err) {
    try {
      dispatch(model, words, out, err);
      out.flush();
      return FINE;
    } catch (NonFiniteError e) {
      out.flush();
      if (!FailedRun.isHandedOn()) {
        err.println("error: " + e.text());
      }
      return WRONG_INPUT;
    } catch (UserError e) {
      out.flush();
      err.println("error: " + e.text());
      return e.isUsage() ? WRONG_USAGE : WRONG_INPUT;
    } catch (Interrupted e) {
      return INTERRUPTED; // whoever has noticed it has said so
    } catch (OutOfMemoryError e) {
      long most = Runtime.getRuntime().maxMemory();
      err.println(
          "error: there is not enough memory: the JVM may take "
              + MemoryText.size(most)
              + " only\n  help: a smaller batch, or more memory: "
              + MemoryCheck.moreMemory(2 * most));
      return WRONG_INPUT;
    } catch (RuntimeException | Error e) {
      err.println("internal error: " + e + report(e));
      return OUR_BUG;
    }
  }

  private static void dispatch(
      Optional<Model> given, List<String> words, PrintStream out, PrintStream err) {
    if (words.isEmpty() || words.getFirst().equals("--help") || words.getFirst().equals("-h")) {
      Help.overview(COMMANDS, out);
      return;
    }
    Command command = command(words.getFirst());
    List<Option> options = new ArrayList<>(command.options());
    options.add(NETWORK);
    options.add(HELP);
    Arguments arguments = Arguments.parse(words.subList(1, words.size()), options);
    if (arguments.has("help")) {
      Help.command(command, options, out);
      return;
    }
    Model model = given.orElseGet(() -> ModelFinder.find(arguments.text("network")));
    if (command.computes() && !VectorModule.isThere()) {
      err.println(VectorModule.LACKS);
    }
    boolean readsWeights =
        !(command instanceof TrainCommand)
            && (arguments.has("weights") || command.options().contains(TrainedRun.RUN));
    command.run(
        readsWeights ? TrainedRun.of(model, arguments).weightsModel() : model, arguments, out);
  }

  private static Command command(String name) {
    return COMMANDS.stream()
        .filter(command -> command.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            UserError.usage(
                "there is no command `"
                    + name
                    + "`"
                    + Suggestion.suffix(name, COMMANDS.stream().map(Command::name).toList())));
  }

  /** Keeps the stack trace for whoever mends it, away from the person who only wants to work. */
  private static String report(Throwable thrown) {
    try {
      Path file = Files.createTempFile("nnet-report-", ".txt");
      try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
        thrown.printStackTrace(writer);
      }
      return " (a report is in " + file + ")";
    } catch (IOException e) {
      return "";
    }
  }
}
