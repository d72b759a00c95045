package nnet.compiler.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Label;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;

/**
 * Diagnostics written into the text that they are about: under a line {@code //^^^ error[code]:
 * message}, the carets below the marked columns ({@code //<} where it begins in the first two), and
 * under that lines for labels, notes, help and fix. A span of several lines is marked on its first,
 * one of another file at the end, with its place.
 */
public final class Marks {
  private static final Pattern MARK = Pattern.compile("\\s*//( *\\^+|<) (error|warning|note)\\[.*");
  private static final Pattern MORE = Pattern.compile("\\s*//\\|.*");

  private Marks() {}

  /** The text without its marks. */
  public static String without(String text) {
    StringBuilder bare = new StringBuilder();
    text.lines()
        .filter(line -> !MARK.matcher(line).matches() && !MORE.matcher(line).matches())
        .forEach(line -> bare.append(line).append('\n'));
    return bare.toString();
  }

  /** The text with a mark for each diagnostic. */
  static String with(SourceFile file, List<Diagnostic> diagnostics) {
    Map<Integer, List<String>> marks = new LinkedHashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      marks
          .computeIfAbsent(line(diagnostic.span(), file), line -> new ArrayList<>())
          .addAll(lines(diagnostic, file));
    }
    StringBuilder marked = new StringBuilder();
    for (int line = 1; line < file.lineCount(); line++) {
      marked.append(file.lineText(line)).append('\n');
      marks.getOrDefault(line, List.of()).forEach(mark -> marked.append(mark).append('\n'));
    }
    return marked.toString();
  }

  private static int line(Span span, SourceFile file) {
    return span.file().equals(file) ? span.line() : file.lineCount() - 1;
  }

  private static List<String> lines(Diagnostic diagnostic, SourceFile file) {
    List<String> lines = new ArrayList<>();
    boolean here = diagnostic.span().file().equals(file);
    lines.add(
        "%s %s[%s]: %s"
            .formatted(
                here ? pointer(diagnostic.span()) : "//<",
                diagnostic.severity().word(),
                diagnostic.code(),
                (here ? "" : diagnostic.span() + ": ") + diagnostic.message()));
    for (Label label : diagnostic.labels()) {
      lines.add("//| label %s: %s".formatted(place(label.span()), label.text()));
    }
    diagnostic.notes().forEach(note -> lines.add("//| note: " + note));
    if (diagnostic.help() != null) {
      lines.add("//| help: " + diagnostic.help());
    }
    if (diagnostic.fix() != null) {
      lines.add("//| fix: " + diagnostic.fix().title());
    }
    return lines;
  }

  private static String pointer(Span span) {
    int column = span.column();
    String first = firstLine(span);
    return column < 3
        ? "//<"
        : "//" + " ".repeat(column - 3) + "^".repeat(Math.max(1, first.length()));
  }

  private static String place(Span span) {
    return "`" + firstLine(span) + "` of `" + span.file().lineText(span.line()).strip() + "`";
  }

  private static String firstLine(Span span) {
    return span.text().lines().findFirst().orElse("");
  }
}
