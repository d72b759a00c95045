package nnet.compiler.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/**
 * A command as it was typed, and where it writes.
 *
 * @param words all that follows {@code nnet}
 */
record Invocation(Command command, List<String> words, CommandLine line, Terminal terminal) {

  PrintStream out() {
    return terminal.out();
  }

  List<String> arguments() {
    return line.getArgList();
  }

  /** The only argument. */
  String file() throws Refusal {
    if (arguments().size() == 1) {
      return arguments().getFirst();
    }
    String found = arguments().isEmpty() ? "no file" : String.join(", ", arguments());
    throw misused("takes one file; got " + found);
  }

  List<String> files() throws Refusal {
    if (arguments().isEmpty()) {
      throw misused("needs a file");
    }
    return arguments();
  }

  boolean has(String option) {
    return line.hasOption(option);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }

  List<String> values(String option) {
    String[] values = line.getOptionValues(option);
    return values == null ? List.of() : List.of(values);
  }

  /** The value of an option that counts something. */
  int number(String option, int least, int otherwise) throws Refusal {
    Optional<String> value = value(option);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value.get());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw noNumber(option, least, value.get());
    }
    throw noNumber(option, least, value.get());
  }

  private Refusal noNumber(String option, int least, String value) {
    return misused("--%s is a whole number from %d up; got `%s`".formatted(option, least, value));
  }

  /** The value of an option that has to be one of these words. */
  String choice(String option, List<String> words, String otherwise) throws Refusal {
    String value = value(option).orElse(otherwise);
    if (words.contains(value)) {
      return value;
    }
    throw misused("--%s is one of %s; got `%s`".formatted(option, String.join(", ", words), value));
  }

  Refusal misused(String what) {
    return Refusal.usage(
        "`nnet %s` %s\nUsage: nnet %s %s"
            .formatted(command.name(), what, command.name(), command.synopsis()));
  }
}
