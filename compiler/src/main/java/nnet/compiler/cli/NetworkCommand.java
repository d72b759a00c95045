package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.runtime.cli.Main;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * A command of compiled networks, on a file: it is compiled and then told to do it. What the
 * command is and which options it has, the runtime says.
 */
final class NetworkCommand implements Command {
  private static final String DATA_DIR = "data-dir";

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
    return options.addOptions(Flags.selection());
  }

  @Override
  public List<Example> examples() {
    return examples;
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    ClassFolder classes = ClassFolder.of(Compiler.emit(Compiler.lower(Choice.table(invocation))));
    return VectorProcess.run(
        classes.classPath(), Main.class.getName(), words(invocation), invocation.terminal());
  }

  /** The command line for the compiled network: without what chose it; data are beside the file. */
  private List<String> words(Invocation invocation) throws Refusal {
    List<String> words = new ArrayList<>(List.of(name()));
    for (Option option : invocation.line().getOptions()) {
      if (!Flags.selection().hasLongOption(option.getLongOpt())) {
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

  private boolean takesData() {
    return told.options().stream().anyMatch(option -> option.name().equals(DATA_DIR));
  }
}
