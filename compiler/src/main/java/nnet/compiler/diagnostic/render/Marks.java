package nnet.compiler.diagnostic.render;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Label;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;

/** Chooses the underlines of a diagnostic. */
final class Marks {
  private final Diagnostic diagnostic;
  private final List<Mark> marks = new ArrayList<>();

  private Marks(Diagnostic diagnostic) {
    this.diagnostic = diagnostic;
  }

  static List<Mark> of(Diagnostic diagnostic) {
    Marks chosen = new Marks(diagnostic);
    chosen.choose();
    return chosen.marks;
  }

  private void choose() {
    Span place = diagnostic.span();
    boolean parts = partsStandForTheWhole();
    if (!parts && diagnostic.labels().stream().noneMatch(label -> label.span().equals(place))) {
      mark(place, true, "");
    }
    for (Label label : diagnostic.labels()) {
      boolean primary = label.span().equals(place) || (parts && isPart(label));
      mark(label.span(), primary, Visible.line(label.text()));
    }
  }

  /** Where labels mark both ends of the place, such as both operands, they are the place. */
  private boolean partsStandForTheWhole() {
    List<Span> parts =
        diagnostic.labels().stream().filter(this::isPart).map(Label::span).distinct().toList();
    int start = parts.stream().mapToInt(Span::start).min().orElse(-1);
    int end = parts.stream().mapToInt(Span::end).max().orElse(-1);
    return parts.size() > 1 && start == diagnostic.span().start() && end == diagnostic.span().end();
  }

  private boolean isPart(Label label) {
    Span part = label.span();
    Span whole = diagnostic.span();
    return part.file().equals(whole.file())
        && part.start() >= whole.start()
        && part.end() <= whole.end()
        && !part.equals(whole);
  }

  private void mark(Span span, boolean primary, String text) {
    int start = span.start();
    int end = Math.max(start, withoutTrailingSpace(span));
    SourceFile file = span.file();
    int firstLine = file.line(start);
    int lastLine = file.line(end);
    if (firstLine == lastLine) {
      marks.add(Mark.of(span, start, end, primary, text));
      return;
    }
    marks.add(Mark.of(span, start, endOfLine(file, start), primary, ""));
    marks.add(Mark.of(span, startOfText(file, lastLine, end), end, primary, text));
  }

  private static int withoutTrailingSpace(Span span) {
    return span.start() + span.text().stripTrailing().length();
  }

  private static int endOfLine(SourceFile file, int offset) {
    int length = file.lineText(file.line(offset)).length();
    return Math.max(offset, offset - file.column(offset) + 1 + length);
  }

  private static int startOfText(SourceFile file, int line, int end) {
    String text = file.lineText(line);
    int indent = text.length() - text.stripLeading().length();
    return Math.min(end, end - file.column(end) + 1 + indent);
  }
}
