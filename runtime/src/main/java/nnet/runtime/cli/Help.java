package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.List;

/** What {@code --help} prints. */
final class Help {
  private Help() {}

  static void overview(List<Command> commands, PrintStream out) {
    out.println("usage: java -jar X.jar COMMAND [OPTIONS]");
    out.println();
    for (Command command : commands) {
      out.printf("  %-10s %s%n", command.name(), command.summary());
    }
    out.println();
    out.println("COMMAND --help shows the options of a command.");
  }

  static void command(Command command, List<Option> options, PrintStream out) {
    out.println("usage: java -jar X.jar " + command.name() + " [OPTIONS]");
    out.println();
    out.println(command.summary());
    out.println();
    int width = options.stream().mapToInt(option -> option.usage().length()).max().orElse(1);
    for (Option option : options) {
      out.printf("  %-" + width + "s  %s%n", option.usage(), option.help());
    }
  }
}
