package nnet.compiler.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import nnet.compiler.Compiler;
import nnet.compiler.emit.CompiledClasses;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.emit.Loaded;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.gradcheck.Resampling;
import nnet.compiler.graph.Program;
import nnet.runtime.model.Model;
import org.apache.commons.cli.Options;

/** {@code nnet gradcheck}: whether the derivatives of a file's networks are right. */
final class GradcheckCommand implements Command {
  private static final String TRIALS = "trials";
  private static final String SEED = "seed";

  @Override
  public String name() {
    return "gradcheck";
  }

  @Override
  public String summary() {
    return "compares derived gradients with differences, and float32 code with float64";
  }

  @Override
  public String synopsis() {
    return "FILE [--trials N] [--seed N] [options]";
  }

  @Override
  public Options options() {
    return Flags.none()
        .addOption(Flags.value(TRIALS, "N", "random directions for each parameter (default: 2)"))
        .addOption(Flags.value(SEED, "N", "of weights, inputs and directions (default: 1)"))
        .addOptions(Flags.selection());
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("gradcheck spiral.nnet", "a row for each parameter of each network"),
        new Example("gradcheck my_layer.nnet --trials 20 --seed 7", "more directions, elsewhere"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    int trials = invocation.number(TRIALS, 1, 2);
    int seed = invocation.number(SEED, 0, 1);
    if (!VectorProcess.isThisOne()) {
      return VectorProcess.repeat(invocation);
    }
    boolean passed = true;
    boolean checked = false;
    for (Program program : Choice.programs(invocation)) {
      if (program.entries().stream().anyMatch(entry -> entry.name().startsWith("gradients_"))) {
        passed &= check(program, trials, seed, invocation.out());
        checked = true;
      }
    }
    if (!checked) {
      throw Refusal.input("no network in `" + invocation.file() + "` has a loss to differentiate");
    }
    if (!passed) {
      throw Refusal.input("some gradients are not those of the loss");
    }
    return ExitCode.FINE;
  }

  private static boolean check(Program written, int trials, int seed, PrintStream out)
      throws IOException {
    Program program = Compiler.lower(written);
    Emitted emitted = Compiler.emit(program);
    CompiledClasses classes = JavaCompiler.compile(emitted.sources());
    Model model = Loaded.model(classes, emitted.className());
    ClassFolder folder = ClassFolder.of(emitted.className(), classes);
    Resampling found =
        Resampling.of(
            seed,
            place -> {
              Point point = Point.random(program, model, place);
              return new NetworkCheck(written, program, model, point)
                  .rows(trials, "vector", Map.of("scalar", ScalarRun.of(folder, point)));
            });
    out.print(GradientTable.of(program.name(), found));
    return found.passes();
  }
}
