package nnet.compiler.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import nnet.compiler.lsp.Connection;
import org.apache.commons.cli.Options;

/** {@code nnet lsp}: the language server, for editors. */
final class LspCommand implements Command {
  @Override
  public String name() {
    return "lsp";
  }

  @Override
  public String summary() {
    return "answers an editor on standard input and output (Language Server Protocol)";
  }

  @Override
  public String synopsis() {
    return "";
  }

  @Override
  public Options options() {
    return Flags.none();
  }

  @Override
  public List<Example> examples() {
    return List.of(new Example("lsp", "how editors start it"));
  }

  /** Whoever prints to standard output meanwhile must not disturb the protocol. */
  @Override
  public int run(Invocation invocation) throws Refusal {
    if (!invocation.arguments().isEmpty()) {
      throw invocation.misused("takes no file: the editor sends the texts");
    }
    InputStream in = System.in;
    PrintStream out = System.out;
    System.setOut(System.err);
    try {
      Connection.serve(in, out);
      return ExitCode.FINE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.WRONG_INPUT;
    } finally {
      System.setOut(out);
    }
  }
}
