package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.emit.Emitted;
import nnet.compiler.graph.Program;
import nnet.runtime.cli.Main;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * A command of compiled networks, on a file: it is compiled and then told to do it. What the
 * command is and which options it has, the runtime says.
 */
final class NetworkCommand implements Command {
  private static final String DATA_DIR = "data-dir";
  private static final String MEMORY = "memory";

  private final nnet.runtime.cli.Command told;
  private final List<Example> examples;

  NetworkCommand(String name, Example... examples) {
    this.told =
        Main.commands().stream()
            .filter(command -> command.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("the runtime has no command " + name));
    this.examples = List.of(examples);
  }

  @Override
  public String name() {
    return told.name();
  }

  @Override
  public String summary() {
    String text = told.summary().replaceFirst("\\.$", "");
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  @Override
  public String synopsis() {
    return "FILE [options]";
  }

  @Override
  public Options options() {
    Options options = Flags.none();
    for (nnet.runtime.cli.Option option : told.options()) {
      options.addOption(
          option.isFlag() ? Flags.flag(option.name(), option.help()) : Flags.value(option));
    }
    options.addOption(
        Flags.value(MEMORY, "SIZE", "memory at most, such as 8g (default: 70 % of the machine's)"));
    return options.addOptions(Flags.selection());
  }

  @Override
  public List<Example> examples() {
    return examples;
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    List<String> options = new ArrayList<>(memory(invocation));
    List<Program> programs = Choice.table(invocation);
    Emitted emitted = Compiler.emit(Compiler.lower(programs));
    ClassFolder classes = ClassFolder.of(emitted);
    FailedStepReport report = new FailedStepReport(programs, emitted.className());
    options.add(report.option());
    int exitCode =
        VectorProcess.run(
            options,
            classes.classPath(),
            Main.class.getName(),
            words(invocation),
            invocation.terminal());
    report.tell(invocation.terminal());
    return exitCode;
  }

  /** The command line for the compiled network: without what chose it; data are beside the file. */
  private List<String> words(Invocation invocation) throws Refusal {
    List<String> words = new ArrayList<>(List.of(name()));
    for (Option option : invocation.line().getOptions()) {
      if (!isOwn(option)) {
        words.add("--" + option.getLongOpt());
        Optional.ofNullable(option.getValue()).ifPresent(words::add);
      }
    }
    if (!invocation.has(DATA_DIR) && takesData()) {
      Path folder = Path.of(invocation.file()).getParent();
      words.addAll(List.of("--" + DATA_DIR, folder == null ? "." : folder.toString()));
    }
    return words;
  }

  /** What the network itself is not told. */
  private static boolean isOwn(Option option) {
    return Flags.selection().hasLongOption(option.getLongOpt())
        || option.getLongOpt().equals(MEMORY);
  }

  private static List<String> memory(Invocation invocation) throws Refusal {
    Optional<String> size = invocation.value(MEMORY);
    if (size.isPresent() && !size.get().matches("[1-9]\\d{0,6}[kmgKMG]")) {
      throw invocation.misused("--memory is a size such as 800m or 8g; got `" + size.get() + "`");
    }
    return size.map(each -> "-Xmx" + each).stream().toList();
  }

  private boolean takesData() {
    return told.options().stream().anyMatch(option -> option.name().equals(DATA_DIR));
  }
}
