package nnet.runtime.cli;

/**
 * An option of a command.
 *
 * @param value what it takes, for help; empty for a flag, in brackets where it may be left out
 */
public record Option(String name, String value, String help) {
  static Option flag(String name, String help) {
    return new Option(name, "", help);
  }

  public boolean isFlag() {
    return value.isEmpty();
  }

  public boolean isOptional() {
    return value.startsWith("[");
  }

  String usage() {
    return "--" + name + (isFlag() ? "" : " " + value);
  }
}
