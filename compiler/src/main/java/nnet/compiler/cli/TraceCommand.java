package nnet.compiler.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.elaborate.Patterns;
import nnet.compiler.emit.Loaded;
import nnet.compiler.graph.Program;
import nnet.compiler.trace.Trace;
import nnet.compiler.trace.TraceJson;
import nnet.compiler.trace.TraceText;
import nnet.compiler.trace.Tracer;
import nnet.runtime.model.Model;
import nnet.runtime.progress.TerminalWidth;
import org.apache.commons.cli.Options;

/** {@code nnet trace}: one example forward and backward, every value with its formula. */
final class TraceCommand implements Command {
  private static final String MODE = "mode";
  private static final String LAYER = "layer";
  private static final String FULL = "full";
  private static final String FORMAT = "format";

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public String summary() {
    return "one example forward and backward: every value with its formula and its numbers";
  }

  @Override
  public String synopsis() {
    return "FILE --row N [--part NAME] [options], FILE --input NUMBERS [--target NUMBERS] [options]";
  }

  @Override
  public Options options() {
    Options options = Flags.none();
    TraceExample.OPTIONS.forEach(options::addOption);
    return options
        .addOption(Flags.value(MODE, "train|predict", "as in training (default) or in prediction"))
        .addOption(Flags.value(LAYER, "PATH", "only what is inside of it; may hold * and **"))
        .addOption(Flags.flag(FULL, "every number, however many there are"))
        .addOption(Flags.value(FORMAT, "human|json", "for people (default) or for programs"))
        .addOptions(Flags.selection());
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("trace spiral.nnet --row 1", "the first training row and initial weights"),
        new Example(
            "trace spiral.nnet --row 7 --part test --weights runs/Spiral/model.safetensors",
            "trained weights"),
        new Example("trace xor.nnet --input \"0.5, -1\" --target 1", "numbers of your own"),
        new Example("trace spiral.nnet --row 1 --layer hidden.dense_2", "one layer of it"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    invocation.file();
    String mode = invocation.choice(MODE, List.of("train", "predict"), "train");
    String format = invocation.choice(FORMAT, List.of("human", "json"), "human");
    TraceExample.check(invocation);
    if (!VectorProcess.isThisOne()) {
      return VectorProcess.repeat(invocation);
    }
    Program program = Compiler.lowerNamed(Choice.program(invocation));
    Model model = Loaded.model(Compiler.emit(program));
    TraceExample example = TraceExample.of(invocation, model);
    Tracer tracer =
        new Tracer(program, model, example.weights(), example.example(), example.seed());
    Trace trace = mode.equals("train") ? tracer.training(example.steps()) : tracer.predicting();
    Trace wanted = limited(trace, invocation);
    invocation
        .out()
        .print(format.equals("json") ? TraceJson.of(wanted) + "\n" : text(wanted, invocation));
    return ExitCode.FINE;
  }

  private static String text(Trace trace, Invocation invocation) {
    Terminal terminal = invocation.terminal();
    int columns = terminal.isScreen() ? TerminalWidth.columns() : TerminalWidth.USUAL;
    return TraceText.of(trace, columns, terminal.colourOut(), invocation.has(FULL));
  }

  private static Trace limited(Trace trace, Invocation invocation) throws Refusal {
    if (!invocation.has(LAYER)) {
      return trace;
    }
    String layer = invocation.value(LAYER).orElse("");
    Predicate<String> wanted = path -> Patterns.covers(layer, path);
    if (trace.paths().stream().noneMatch(wanted)) {
      throw Refusal.input(
          "nothing is called `%s`%s\nThere is: %s"
              .formatted(
                  layer,
                  Suggestion.question(layer, Patterns.candidates(trace.paths())),
                  String.join(", ", trace.paths())));
    }
    return trace.filtered(wanted);
  }
}
