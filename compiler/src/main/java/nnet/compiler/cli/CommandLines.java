package nnet.compiler.cli;

import java.util.List;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Suggestion;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.MissingOptionException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Reads the options of a command, with messages for people. */
final class CommandLines {
  private static final DefaultParser PARSER =
      DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get();

  private CommandLines() {}

  static CommandLine parse(Command command, List<String> arguments) throws Refusal {
    try {
      return PARSER.parse(command.options(), arguments.toArray(String[]::new));
    } catch (ParseException e) {
      throw Refusal.usage(
          "`nnet %s` %s\nTry: nnet %s --help"
              .formatted(command.name(), explain(command, e), command.name()));
    }
  }

  private static String explain(Command command, ParseException problem) {
    return switch (problem) {
      case AmbiguousOptionException e -> "cannot tell which option `" + e.getOption() + "` is";
      case UnrecognizedOptionException e -> unknown(command, e.getOption());
      case MissingArgumentException e -> "needs a value after " + spelling(e.getOption());
      case MissingOptionException e -> "needs " + missing(command.options(), e);
      default -> "does not understand this: " + problem.getMessage();
    };
  }

  private static String unknown(Command command, String typed) {
    String name = typed.replaceFirst("^-+", "").replaceFirst("=.*", "");
    List<String> known = command.options().getOptions().stream().map(Option::getLongOpt).toList();
    String shown = typed.replaceFirst("=.*", "");
    return "has no option `" + shown + "`" + suggestion(name, known);
  }

  private static String suggestion(String name, List<String> known) {
    return Suggestion.nearest(name, known)
        .map(found -> "; did you mean `--" + found + "`?")
        .orElse("");
  }

  private static String missing(Options options, MissingOptionException problem) {
    List<?> missing = problem.getMissingOptions();
    return missing.stream()
        .map(name -> spelling(options.getOption(String.valueOf(name))))
        .collect(Collectors.joining(" and "));
  }

  private static String spelling(Option option) {
    String value = option.getArgName() == null ? "" : " " + option.getArgName();
    return "--" + option.getLongOpt() + value;
  }
}
