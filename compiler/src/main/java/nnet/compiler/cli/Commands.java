package nnet.compiler.cli;

import java.util.List;
import java.util.Optional;
import nnet.compiler.cli.Command.Example;

/** All commands, in the order in which help lists them. */
final class Commands {
  static final List<Command> ALL =
      List.of(
          new NetworkCommand(
              "train",
              new Example("train spiral.nnet", "trains; weights and curves go to runs/Spiral"),
              new Example(
                  "train mnist.nnet --data-dir mnist --epochs 2", "data elsewhere, shorter"),
              new Example("train mnist.nnet --resume", "goes on after Ctrl-C or a kill"),
              new Example("train xor.nnet --set hidden=3 --seed 7", "other options, other draws")),
          new NetworkCommand(
              "evaluate",
              new Example(
                  "evaluate spiral.nnet --weights runs/Spiral/model.safetensors",
                  "losses and metrics of trained weights")),
          new NetworkCommand(
              "predict",
              new Example(
                  "predict houses.nnet --weights W.safetensors --input new.csv --out prices.csv",
                  "a row of predictions for each row")),
          new NetworkCommand(
              "generate",
              new Example(
                  "generate beat.nnet --weights W.safetensors --start 1,2 --seed 7",
                  "the tokens that a `generate` block makes, one after the other")),
          new NetworkCommand(
              "summary",
              new Example("summary mnist.nnet", "layers, shapes, numbers of parameters"),
              new Example("summary mnist.nnet --format json", "every parameter's path and shape")),
          new NetworkCommand(
              "run",
              new Example(
                  "run spiral.nnet --feed batch.safetensors --gradients --out result.safetensors",
                  "one batch in; outputs, losses and all gradients out")),
          new PlotCommand(),
          new NetworkCommand(
              "explain",
              new Example("explain houses.nnet --row 3", "why this row is predicted so"),
              new Example("explain houses.nnet --rows all", "which columns matter at all")),
          new NetworkCommand(
              "drift",
              new Example(
                  "drift houses.nnet --weights W.safetensors --input new.csv",
                  "whether new rows are like the training rows")),
          new TraceCommand(),
          new DataCommand(),
          new InspectCommand(),
          new CheckCommand(),
          new GradcheckCommand(),
          new GraphCommand(),
          new TestCommand(),
          new FmtCommand(),
          new CompileCommand(),
          new LspCommand(),
          new HelpCommand());

  private Commands() {}

  static Optional<Command> named(String name) {
    return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Command::name).toList();
  }
}
