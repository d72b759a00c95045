package nnet.compiler.cli;

/** Shows a long form on a terminal: headings stand out, examples are indented. */
final class Markdown {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private Markdown() {}

  static String toText(String markdown, boolean colour) {
    StringBuilder text = new StringBuilder();
    boolean example = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("```")) {
        example = !example;
      } else if (example) {
        text.append(line.isEmpty() ? "" : "    " + line).append('\n');
      } else if (line.startsWith("#")) {
        String heading = line.replaceFirst("^#+ ", "");
        text.append(colour ? BOLD + heading + PLAIN : heading).append('\n');
      } else {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
