package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Expression;

/** Parts of a text that belong together: to be folded, or selected one after the other. */
public final class Ranges {
  private Ranges() {}

  /** Blocks, long declarations and comments of several lines. */
  public static List<Span> folded(Analysis analysis) {
    List<Span> spans = new ArrayList<>();
    analysis
        .tree()
        .each(node -> {
          if (folds(node.part()) && isLong(node.span())) {
            spans.add(node.span());
          }
        });
    spans.addAll(comments(analysis.source()));
    return spans.stream().distinct().toList();
  }

  private static boolean folds(Object part) {
    return switch (part) {
      case Block block -> true;
      case Declaration declaration -> true;
      case Expression.MapLiteral map -> true;
      case Expression.ListLiteral list -> true;
      default -> false;
    };
  }

  private static boolean isLong(Span span) {
    return span.line() < span.file().line(span.end());
  }

  private static List<Span> comments(SourceFile file) {
    List<Span> found = new ArrayList<>();
    int offset = 0;
    int start = -1;
    int end = -1;
    for (int line = 1; line <= file.lineCount() + 1; line++) {
      boolean comment = line <= file.lineCount() && file.lineText(line).strip().startsWith("//");
      if (comment) {
        start = start < 0 ? offset : start;
        end = offset + file.lineText(line).length();
      } else {
        if (start >= 0 && isLong(new Span(file, start, end))) {
          found.add(new Span(file, start, end));
        }
        start = -1;
      }
      offset = line < file.lineCount() ? start(file, line + 1) : file.text().length();
    }
    return found;
  }

  /** The offset of a line counted from 1. */
  private static int start(SourceFile file, int line) {
    return file.offset(line, 1);
  }

  /** From the word at a place to the whole file, each inside the next. */
  public static List<Span> selected(Analysis analysis, int offset) {
    List<Span> spans = new ArrayList<>();
    for (Node node : analysis.tree().path(offset).reversed()) {
      if (spans.isEmpty() || !spans.getLast().equals(node.span())) {
        spans.add(node.span());
      }
    }
    return spans;
  }
}
