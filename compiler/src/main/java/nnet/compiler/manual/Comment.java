package nnet.compiler.manual;

import java.util.stream.Collectors;

/**
 * What a documentation comment says.
 *
 * @param prose its sentences
 * @param example its indented lines: statements of a network or whole declarations; may be empty
 */
record Comment(String prose, String example) {
  private static final String INDENT = "    ";

  static Comment of(String documentation) {
    String prose =
        documentation
            .lines()
            .filter(line -> !line.startsWith(INDENT))
            .collect(Collectors.joining("\n"))
            .strip();
    String example =
        documentation
            .lines()
            .filter(line -> line.startsWith(INDENT))
            .map(line -> line.substring(INDENT.length()))
            .collect(Collectors.joining("\n"));
    return new Comment(prose, example);
  }
}
