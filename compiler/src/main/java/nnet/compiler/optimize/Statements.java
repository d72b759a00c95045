package nnet.compiler.optimize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.graph.Origin;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** The statement that a piece of source belongs to, as far as names need it. */
public final class Statements {
  private static final int MOST_LINES = 30;
  private static final Pattern BINDING =
      Pattern.compile(
          "^\\s*(?:output\\s+|loss\\s+)?([A-Za-z_]\\w*)\\s*(?:,\\s*\\w+\\s*)*(?::[^=]*)?=(?!=).*");

  /** Where a statement begins: one of both. */
  private static final Pattern START =
      Pattern.compile(
          "(?:"
              + BINDING.pattern()
              + ")|(?:"
              + "^\\s*(?:loss|metric|penalty|output|repeat|for|return|param|input|target)\\b.*"
              + ")");

  private static final Pattern KEYWORD =
      Pattern.compile(
          "^\\s*(loss|metric|penalty|output|repeat|for|return|param|input|target)\\b.*");

  private Statements() {}

  /** The name that the statement binds, or else the word that it begins with. */
  public static String name(@Nullable Span span) {
    String bound = bound(span);
    if (!bound.isEmpty() || span == null) {
      return bound.isEmpty() ? "step" : bound;
    }
    Matcher keyword = first(span, KEYWORD);
    return keyword == null ? "line" + span.line() : keyword.group(1);
  }

  /** The name that the statement binds; empty where it binds none. */
  public static String bound(@Nullable Span span) {
    Matcher binding = span == null ? null : first(span, START);
    if (binding == null) {
      return "";
    }
    Matcher exact = BINDING.matcher(binding.group());
    return exact.matches() ? exact.group(1) : "";
  }

  /** The layer that a node belongs to, or else the name that its statement binds. */
  public static String layer(Origin origin) {
    return origin.layer().isEmpty() ? bound(origin.span()) : origin.layer();
  }

  /** The nearest line at or above the span that looks like this. */
  private static @Nullable Matcher first(Span span, Pattern pattern) {
    SourceFile file = span.file();
    int line = span.line();
    for (int back = 0; back < MOST_LINES && line - back >= 1; back++) {
      Matcher matcher = pattern.matcher(file.lineText(line - back));
      if (matcher.matches()) {
        return matcher;
      }
    }
    return null;
  }
}
