package nnet.compiler.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Suggestion;
import nnet.runtime.message.UserError;
import org.apache.commons.cli.CommandLine;

/** The program {@code nnet}. */
public final class Main {
  private static final Set<String> HELP = Set.of("-h", "--help");
  private static final Set<String> VERSION = Set.of("-V", "--version");

  private Main() {}

  public static void main(String[] args) {
    int exitCode = run(args, Terminal.standard());
    System.out.flush();
    System.exit(exitCode);
  }

  /** As from a shell, but within this process. Returns the exit code. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, Terminal.plain(out, err));
  }

  private static int run(String[] args, Terminal terminal) {
    try {
      return dispatch(List.of(args), terminal);
    } catch (Refusal refusal) {
      terminal.err().println("error: " + refusal.text());
      return refusal.exitCode();
    } catch (UserError wrong) {
      terminal.err().println("error: " + wrong.getMessage());
      return ExitCode.WRONG_INPUT;
    } catch (IOException e) {
      terminal.err().println("error: " + FileProblem.describe(e));
      return ExitCode.WRONG_INPUT;
    } catch (RuntimeException | Error e) {
      return BugReport.report(e, args, terminal);
    }
  }

  private static int dispatch(List<String> args, Terminal terminal) throws Refusal, IOException {
    if (args.isEmpty()) {
      terminal.err().print(HelpPage.ofProgram());
      return ExitCode.WRONG_USAGE;
    }
    String first = args.getFirst();
    if (HELP.contains(first)) {
      terminal.out().print(HelpPage.ofProgram());
      return ExitCode.FINE;
    }
    if (VERSION.contains(first)) {
      terminal.out().println("nnet " + Compiler.VERSION);
      return ExitCode.FINE;
    }
    return start(command(first), args, terminal);
  }

  private static Command command(String name) throws Refusal {
    return Commands.named(name)
        .orElseThrow(() ->
            Refusal.usage(
                "there is no command `%s`%s\nTry: nnet --help"
                    .formatted(name, Suggestion.question(name, Commands.names()))));
  }

  private static int start(Command command, List<String> words, Terminal terminal)
      throws Refusal, IOException {
    List<String> rest = words.subList(1, words.size());
    if (rest.stream().anyMatch(HELP::contains)) {
      terminal.out().print(HelpPage.of(command));
      return ExitCode.FINE;
    }
    CommandLine line = CommandLines.parse(command, rest);
    return command.run(new Invocation(command, words, line, terminal));
  }
}
