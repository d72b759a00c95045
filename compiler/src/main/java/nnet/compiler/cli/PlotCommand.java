package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.runtime.cli.RunPlots;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * {@code nnet plot}: of a file's network all that makes sense of it, of folders of trainings their
 * curves over each other.
 */
final class PlotCommand implements Command {
  private final NetworkCommand ofNetwork = new NetworkCommand("plot");

  @Override
  public String name() {
    return ofNetwork.name();
  }

  @Override
  public String summary() {
    return ofNetwork.summary();
  }

  @Override
  public String synopsis() {
    return "FILE|RUN... [options]";
  }

  @Override
  public Options options() {
    return ofNetwork.options();
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("plot spiral.nnet", "all pictures of what `nnet train spiral.nnet` wrote"),
        new Example("plot spiral.nnet --kind roc,confusion --image svg", "some of them"),
        new Example("plot runs/Spiral runs/Wide", "the curves of two trainings over each other"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    List<Path> folders = new ArrayList<>();
    for (String argument : invocation.files()) {
      Path path = SourceFiles.path(argument);
      if (Files.isDirectory(path)) {
        folders.add(path);
      }
    }
    if (folders.size() < invocation.arguments().size()) {
      return ofNetwork.run(invocation);
    }
    RunPlots.run(folders, words(invocation), invocation.out());
    return ExitCode.FINE;
  }

  private static List<String> words(Invocation invocation) {
    List<String> words = new ArrayList<>();
    for (Option option : invocation.line().getOptions()) {
      words.add("--" + option.getLongOpt());
      Optional.ofNullable(option.getValue()).ifPresent(words::add);
    }
    return words;
  }
}
