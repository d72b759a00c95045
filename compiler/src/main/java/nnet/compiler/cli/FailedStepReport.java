package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.diagnosis.Replay;
import nnet.compiler.graph.Program;
import nnet.compiler.optimize.Optimization;
import nnet.compiler.plan.Layout;
import nnet.runtime.cli.FailedRun;
import nnet.runtime.diagnosis.Cause;
import nnet.runtime.diagnosis.FailedStep;
import nnet.runtime.diagnosis.NonFinite;
import nnet.runtime.io.Json;
import nnet.runtime.model.TablePlan;

/**
 * Takes over from a training that met a number that is not finite: does the step once more, and
 * says which expression made it.
 */
final class FailedStepReport {
  private final List<Program> programs;
  private final String className;
  private final Path file;

  /**
   * @param programs of one network, as they were elaborated
   * @param className of the model of the first
   */
  FailedStepReport(List<Program> programs, String className) throws IOException {
    this.programs = programs;
    this.className = className;
    this.file = Files.createTempFile("nnet-step-", ".safetensors");
    file.toFile().deleteOnExit();
    Files.delete(file);
  }

  /** Tells the JVM of the training where to leave the step. */
  String option() {
    return "-D" + FailedRun.FILE + "=" + file;
  }

  /** Says what happened, if the training has left a step. */
  void tell(Terminal terminal) {
    if (!Files.exists(file)) {
      return;
    }
    FailedRun run = FailedRun.read(file);
    Optional<NonFinite> report = cause(run).map(run.report()::with);
    if (run.isJson()) {
      terminal.out().println(report.map(each -> Json.write(each.json())).orElse(run.json()));
    }
    terminal.err().println("error: " + report.map(NonFinite::text).orElse(run.text()));
  }

  private Optional<Cause> cause(FailedRun run) {
    for (int i = 0; i < programs.size(); i++) {
      if (TablePlan.className(className, i).equals(run.step().model())) {
        return cause(programs.get(i), run.step());
      }
    }
    return Optional.empty();
  }

  private static Optional<Cause> cause(Program program, FailedStep step) {
    return program.entries().stream()
        .filter(entry -> entry.name().equals(step.entry()))
        .findFirst()
        .flatMap(entry -> {
          Program alone = program.withEntries(List.of(Optimization.flat(entry)));
          Program.Entry derived = Compiler.lower(alone).entries().getFirst();
          return Replay.cause(derived, Layout.of(program), step);
        });
  }
}
