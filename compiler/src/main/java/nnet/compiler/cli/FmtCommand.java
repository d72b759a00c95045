package nnet.compiler.cli;

import java.io.IOException;
import java.util.List;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.diagnostic.render.HumanRenderer;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.format.Formatter;
import nnet.compiler.syntax.parse.Parser;
import nnet.runtime.io.AtomicFile;
import org.apache.commons.cli.Options;

/** {@code nnet fmt}: lays files out. */
final class FmtCommand implements Command {
  private static final String CHECK = "check";

  @Override
  public String name() {
    return "fmt";
  }

  @Override
  public String summary() {
    return "formats files, or all .nnet files of folders";
  }

  @Override
  public String synopsis() {
    return "FILE|FOLDER... [--check]";
  }

  @Override
  public Options options() {
    return Flags.none()
        .addOption(Flags.flag(CHECK, "changes nothing; names what is not formatted, exit code 1"));
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("fmt mnist.nnet", "formats one file in place"),
        new Example("fmt --check .", "for builds: is everything formatted?"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    boolean fine = true;
    for (String file : SourceFolders.files(invocation.files())) {
      fine &= format(file, invocation);
    }
    return fine ? ExitCode.FINE : ExitCode.WRONG_INPUT;
  }

  /** Whether the file is fine now; with {@code --check}, whether it was. */
  private static boolean format(String name, Invocation invocation) throws Refusal, IOException {
    SourceFile file = SourceFiles.read(name);
    Diagnostics diagnostics = new Diagnostics();
    Parser.parse(file, diagnostics);
    if (diagnostics.hasErrors()) {
      Terminal terminal = invocation.terminal();
      terminal.err().print(new HumanRenderer(terminal.colourErr()).render(diagnostics.sorted()));
      terminal.err().println("error: `" + name + "` is left as it is: it cannot be read");
      return false;
    }
    String formatted = Formatter.format(file);
    if (formatted.equals(file.text())) {
      return true;
    }
    if (invocation.has(CHECK)) {
      invocation.out().println(name + " is not formatted");
      return false;
    }
    AtomicFile.write(SourceFiles.path(name), formatted);
    invocation.out().println("formatted " + name);
    return true;
  }
}
