package nnet.compiler.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.LongForm;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.manual.Manual;
import nnet.compiler.resolve.OtherNames;
import org.apache.commons.cli.Options;

/** {@code nnet help}: the long form of an error, a command, or an entry of the manual. */
final class HelpCommand implements Command {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String summary() {
    return "explains an error code, a command, a layer or an operator; alone it lists errors and commands";
  }

  @Override
  public String synopsis() {
    return "[CODE | COMMAND | NAME]";
  }

  @Override
  public Options options() {
    return Flags.none();
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("help shape-mismatch", "what the error means, with an example put right"),
        new Example("help train", "the options of `nnet train`"),
        new Example("help dense", "the layer: its options, formula, shapes and an example"),
        new Example("help", "all codes, one line each"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal {
    List<String> arguments = invocation.arguments();
    if (arguments.size() > 1) {
      throw invocation.misused("explains one thing at a time");
    }
    boolean colour = invocation.terminal().colourOut();
    invocation.out().print(arguments.isEmpty() ? list() : explain(arguments.getFirst(), colour));
    return ExitCode.FINE;
  }

  private static String list() {
    StringBuilder page = new StringBuilder(HelpPage.ofProgram()).append("\nError codes:\n");
    for (Code code : Code.values()) {
      page.append("  %-22s %s%n".formatted(code, LongForm.title(code)));
    }
    return page.toString();
  }

  private static String explain(String word, boolean colour) throws Refusal {
    Optional<Code> code = Code.of(word);
    if (code.isPresent()) {
      return Markdown.toText(LongForm.of(code.get()), colour);
    }
    Optional<Command> command = Commands.named(word);
    if (command.isPresent()) {
      return HelpPage.of(command.get());
    }
    return Manual.entry(word)
        .map(markdown -> Markdown.toText(markdown, colour))
        .orElseThrow(() -> unknown(word));
  }

  private static Refusal unknown(String word) {
    List<String> known =
        Stream.of(
                Arrays.stream(Code.values()).map(Code::text),
                Commands.names().stream(),
                Manual.names())
            .flatMap(names -> names)
            .toList();
    return Refusal.usage(
        "`%s` is no error code, command, layer or operator%s\n`nnet help` lists codes and commands"
            .formatted(word, meant(word, known)));
  }

  private static String meant(String word, List<String> known) {
    List<OtherNames.Entry> others = OtherNames.of(word, known);
    return others.isEmpty() ? Suggestion.question(word, known) : "; " + OtherNames.told(others);
  }
}
