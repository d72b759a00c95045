package nnet.compiler.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntBiFunction;
import nnet.runtime.model.Model;

/** What a command line gave. */
record Run(int exitCode, String out, String err) {
  static Run of(String... args) {
    return of((out, err) -> Main.run(args, out, err));
  }

  /** What a compiled network does in this process: the commands of its jar. */
  static Run told(Model model, String... words) {
    return of((out, err) -> nnet.runtime.cli.Main.run(model, List.of(words), out, err));
  }

  private static Run of(ToIntBiFunction<PrintStream, PrintStream> program) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        program.applyAsInt(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
