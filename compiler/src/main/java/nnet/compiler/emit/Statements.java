package nnet.compiler.emit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** The statement that a piece of source belongs to, as far as a method's name needs it. */
final class Statements {
  private static final int MOST_LINES = 30;
  private static final Pattern BINDING =
      Pattern.compile(
          "^\\s*(?:output\\s+|loss\\s+)?([A-Za-z_]\\w*)\\s*(?:,\\s*\\w+\\s*)*(?::[^=]*)?=(?!=).*");
  private static final Pattern KEYWORD =
      Pattern.compile(
          "^\\s*(loss|metric|penalty|output|repeat|for|return|param|input|target)\\b.*");

  private Statements() {}

  /** The name for the methods of what is written there. */
  static String name(@Nullable Span span) {
    if (span == null) {
      return "step";
    }
    SourceFile file = span.file();
    int line = span.line();
    for (int back = 0; back < MOST_LINES && line - back >= 1; back++) {
      String text = file.lineText(line - back);
      Matcher binding = BINDING.matcher(text);
      if (binding.matches()) {
        return Identifiers.of(binding.group(1));
      }
      Matcher keyword = KEYWORD.matcher(text);
      if (keyword.matches()) {
        return Identifiers.of(keyword.group(1));
      }
    }
    return "line" + line;
  }
}
