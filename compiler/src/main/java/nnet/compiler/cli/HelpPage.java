package nnet.compiler.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** The help of the whole program and of each command. */
final class HelpPage {
  private static final int WIDTH = 100;

  private HelpPage() {}

  static String ofProgram() {
    StringBuilder page =
        new StringBuilder(
            """
            nnet compiles neural networks written in .nnet files to plain Java, trains and runs them.

            Usage: nnet COMMAND [FILE] [options]

            Commands:
            """);
    List<Row> rows =
        Commands.ALL.stream().map(command -> new Row(command.name(), command.summary())).toList();
    addTable(page, rows);
    page.append(
        """

        nnet COMMAND --help explains a command, nnet help CODE an error, nnet --version says which.

        To begin:
          nnet train examples/start/spiral.nnet
        """);
    return page.toString();
  }

  static String of(Command command) {
    StringBuilder page = new StringBuilder();
    page.append(capitalised(command.summary())).append(".\n\n");
    page.append("Usage: nnet ").append(command.name()).append(' ');
    page.append(command.synopsis()).append("\n");
    List<Row> options = options(command);
    page.append("\nOptions:\n");
    addTable(page, options);
    page.append("\nExamples:\n");
    for (Command.Example example : command.examples()) {
      page.append("  nnet ").append(example.line()).append('\n');
      page.append("      ").append(example.purpose()).append('\n');
    }
    return page.toString();
  }

  private record Row(String left, String right) {}

  private static List<Row> options(Command command) {
    List<Row> rows = new ArrayList<>();
    for (Option option : command.options().getOptions()) {
      String shortName = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
      String value = option.getArgName() == null ? "" : " " + option.getArgName();
      rows.add(new Row(shortName + "--" + option.getLongOpt() + value, option.getDescription()));
    }
    rows.add(new Row("-h, --help", "this page"));
    return rows;
  }

  private static void addTable(StringBuilder page, List<Row> rows) {
    int left = rows.stream().mapToInt(row -> row.left().length()).max().orElse(0);
    for (Row row : rows) {
      String indent = " ".repeat(left + 4);
      String start = "  " + row.left() + " ".repeat(left - row.left().length() + 2);
      page.append(start).append(wrap(row.right(), WIDTH - indent.length(), indent)).append('\n');
    }
  }

  private static String wrap(String text, int width, String indent) {
    StringBuilder wrapped = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > width) {
        wrapped.append('\n').append(indent);
        column = 0;
      } else if (column > 0) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
