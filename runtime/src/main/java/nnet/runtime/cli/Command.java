package nnet.runtime.cli;

import java.io.PrintStream;
import java.util.List;
import nnet.runtime.model.Model;

/** Something that a compiled network can be told to do. */
public interface Command {
  Option WEIGHTS = new Option("weights", "FILE", "parameters and states (safetensors)");
  Option DATA_DIR = new Option("data-dir", "DIR", "the folder of the data (default: this folder)");
  Option FORMAT = new Option("format", "human|json", "for people (default) or for programs");
  Option SEED = new Option("seed", "N", "the seed of all random numbers");

  /** The flag of training that only looks for a learning rate. */
  String FIND_LEARNING_RATE = "find-learning-rate";

  String name();

  String summary();

  List<Option> options();

  /** Whether it runs the network on more than a few numbers. */
  default boolean computes() {
    return true;
  }

  /** Does it; everything that is a person's fault is a {@code UserError}. */
  void run(Model model, Arguments arguments, PrintStream out);
}
