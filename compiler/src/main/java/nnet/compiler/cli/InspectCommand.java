package nnet.compiler.cli;

import java.util.List;
import nnet.runtime.cli.Inspection;
import org.apache.commons.cli.Options;

/** {@code nnet inspect}: what a file of weights holds, or the one in a jar. */
final class InspectCommand implements Command {
  private static final String FORMAT = "format";

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public String summary() {
    return "shows what a file of weights or a jar holds: where they are from, parameters, states";
  }

  @Override
  public String synopsis() {
    return "FILE.safetensors|X.jar [--format human|json]";
  }

  @Override
  public Options options() {
    return Flags.none()
        .addOption(Flags.value(FORMAT, "human|json", "for people (default) or for programs"));
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("inspect runs/Spiral/model.safetensors", "parameters, states and categories"),
        new Example("inspect spiral.jar", "the weights in a jar"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal {
    String format = invocation.choice(FORMAT, List.of("human", "json"), "human");
    Inspection inspection = Inspection.of(SourceFiles.path(invocation.file()));
    if (format.equals("json")) {
      invocation.out().println(inspection.json());
    } else {
      inspection.print(invocation.out());
    }
    return ExitCode.FINE;
  }
}
