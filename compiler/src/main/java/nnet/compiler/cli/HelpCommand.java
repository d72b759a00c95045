package nnet.compiler.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.LongForm;
import nnet.compiler.diagnostic.Suggestion;
import org.apache.commons.cli.Options;

/** {@code nnet help}: the long form of an error, or of a command. */
final class HelpCommand implements Command {
  @Override
  public String name() {
    return "help";
  }

  @Override
  public String summary() {
    return "explains an error code or a command; without one it lists them all";
  }

  @Override
  public String synopsis() {
    return "[CODE | COMMAND]";
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
    return Commands.named(word).map(HelpPage::of).orElseThrow(() -> unknown(word));
  }

  private static Refusal unknown(String word) {
    List<String> known =
        Stream.concat(Arrays.stream(Code.values()).map(Code::text), Commands.names().stream())
            .toList();
    return Refusal.usage(
        "`%s` is neither an error code nor a command%s\n`nnet help` lists all of them"
            .formatted(word, Suggestion.question(word.replace('_', '-'), known)));
  }
}
