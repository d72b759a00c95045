package nnet.compiler.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** Options that several commands have, spelt and explained the same way everywhere. */
final class Flags {
  static final String NETWORK = "network";
  static final String TRAIN = "train";
  static final String SET = "set";

  /** A command, and what makes a jar able to do all of it. */
  static final String EXPLAIN = "explain";

  /** Of training, and what makes a jar able to do it. */
  static final String FIND_LEARNING_RATE = nnet.runtime.cli.Command.FIND_LEARNING_RATE;

  private Flags() {}

  static Options none() {
    return new Options();
  }

  static Option flag(String name, String purpose) {
    return Option.builder().longOpt(name).desc(purpose).get();
  }

  static Option value(String name, String placeholder, String purpose) {
    return Option.builder().longOpt(name).hasArg().argName(placeholder).desc(purpose).get();
  }

  static Option value(String shortName, String name, String placeholder, String purpose) {
    return Option.builder(shortName)
        .longOpt(name)
        .hasArg()
        .argName(placeholder)
        .desc(purpose)
        .get();
  }

  /** An option of a compiled network. */
  static Option value(nnet.runtime.cli.Option option) {
    Option.Builder value =
        Option.builder()
            .longOpt(option.name())
            .hasArg()
            .argName(option.value())
            .desc(option.help());
    return value.optionalArg(option.isOptional()).get();
  }

  /** What says which network of a file is meant, and with which options. */
  static Options selection() {
    return none()
        .addOption(value(NETWORK, "NAME", "the network, where the file has several"))
        .addOption(value(TRAIN, "N", "which `train` block of the network, counted from 1"))
        .addOption(value(SET, "NAME=VALUE", "sets an option of the network; can be repeated"));
  }
}
