package nnet.compiler.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.diagnostic.render.Format;
import nnet.compiler.elaborate.Request;
import org.apache.commons.cli.Options;

/** {@code nnet check}: all that is wrong with files. */
final class CheckCommand implements Command {
  private static final String FORMAT = "format";
  private static final List<String> FORMATS =
      Arrays.stream(Format.values()).map(Format::word).toList();

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "reports all errors of files: syntax, names, types, shapes, ranges";
  }

  @Override
  public String synopsis() {
    return "FILE... [--format human|short|json]";
  }

  @Override
  public Options options() {
    return Flags.none()
        .addOption(
            Flags.value(FORMAT, "human|short|json", "how to write them; human if not given"));
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("check mnist.nnet", "every error with the lines it is about"),
        new Example("check *.nnet --format short", "one line an error, for editors and scripts"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    Format format = Format.values()[FORMATS.indexOf(invocation.choice(FORMAT, FORMATS, "human"))];
    Diagnostics all = new Diagnostics();
    for (String file : invocation.files()) {
      Compiler.check(SourceFiles.read(file), Request.DEFAULT)
          .diagnostics()
          .sorted()
          .forEach(all::add);
    }
    List<Diagnostic> found = all.sorted();
    boolean colour = invocation.terminal().colourOut();
    invocation.out().print(format.renderer(colour).render(found));
    if (format == Format.HUMAN) {
      invocation.out().println(Verdict.of(found, String.join(", ", invocation.files())));
    }
    return Verdict.exitCode(found);
  }
}
