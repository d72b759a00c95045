package nnet.runtime.cli;

/**
 * An option of a command.
 *
 * @param value what it takes, for help; empty for a flag
 */
public record Option(String name, String value, String help) {
  static Option flag(String name, String help) {
    return new Option(name, "", help);
  }

  public boolean isFlag() {
    return value.isEmpty();
  }

  String usage() {
    return "--" + name + (isFlag() ? "" : " " + value);
  }
}
