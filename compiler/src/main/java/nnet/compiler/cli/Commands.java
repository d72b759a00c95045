package nnet.compiler.cli;

import java.util.List;
import java.util.Optional;

/** All commands, in the order in which help lists them. */
final class Commands {
  static final List<Command> ALL = List.of(new CheckCommand(), new HelpCommand());

  private Commands() {}

  static Optional<Command> named(String name) {
    return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  static List<String> names() {
    return ALL.stream().map(Command::name).toList();
  }
}
