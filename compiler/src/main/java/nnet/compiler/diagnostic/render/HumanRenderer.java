package nnet.compiler.diagnostic.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Severity;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;

/** With excerpts of the source: underlines, labels, notes and what to write instead. */
public final class HumanRenderer implements Renderer {
  private final boolean colour;

  public HumanRenderer(boolean colour) {
    this.colour = colour;
  }

  @Override
  public String render(List<Diagnostic> diagnostics) {
    Page page = new Page(colour);
    for (Diagnostic diagnostic : diagnostics) {
      add(page, diagnostic);
    }
    return page.toString();
  }

  private static void add(Page page, Diagnostic diagnostic) {
    Severity severity = diagnostic.severity();
    page.add(severity.word() + "[" + diagnostic.code() + "]", Style.of(severity));
    page.add(": " + Visible.line(diagnostic.message()), Style.TITLE).endLine();
    List<Mark> marks = Marks.of(diagnostic);
    int gutter = gutter(marks);
    addExcerpts(page, diagnostic, marks, gutter);
    diagnostic.notes().forEach(note -> addRemark(page, gutter, "note", Style.TITLE, note));
    String help = help(diagnostic);
    if (!help.isEmpty()) {
      addRemark(page, gutter, "help", Style.HELP, help);
    }
    page.endLine();
  }

  private static int gutter(List<Mark> marks) {
    int greatest = marks.stream().mapToInt(Mark::line).max().orElse(1);
    return Integer.toString(greatest).length();
  }

  private static void addExcerpts(Page page, Diagnostic diagnostic, List<Mark> marks, int gutter) {
    Span place = diagnostic.span();
    page.add(" ".repeat(gutter) + "--> ", Style.GUTTER).add(place.toString()).endLine();
    for (Map.Entry<SourceFile, List<Mark>> entry : byFile(place.file(), marks).entrySet()) {
      SourceFile file = entry.getKey();
      List<Mark> inFile = entry.getValue();
      if (!file.equals(place.file())) {
        page.add(" ".repeat(gutter) + "::: ", Style.GUTTER);
        page.add(file.name() + ":" + inFile.getFirst().line()).endLine();
      }
      page.add(" ".repeat(gutter + 1) + "|", Style.GUTTER).endLine();
      new Excerpt(file, inFile, gutter).addTo(page, Style.of(diagnostic.severity()));
    }
  }

  /** The diagnostic's own file first, the others in the order of the labels. */
  private static Map<SourceFile, List<Mark>> byFile(SourceFile own, List<Mark> marks) {
    Map<SourceFile, List<Mark>> files = new LinkedHashMap<>();
    files.put(own, marks.stream().filter(mark -> mark.file().equals(own)).toList());
    for (Mark mark : marks) {
      files.computeIfAbsent(
          mark.file(), file -> marks.stream().filter(m -> m.file().equals(file)).toList());
    }
    return files;
  }

  private static String help(Diagnostic diagnostic) {
    if (diagnostic.help() != null) {
      return diagnostic.help();
    }
    return diagnostic.fix() == null ? "" : diagnostic.fix().title();
  }

  /** Further lines of a remark stand below its first word. */
  private static void addRemark(Page page, int gutter, String kind, Style style, String text) {
    String start = " ".repeat(gutter + 1) + "= ";
    String indent = " ".repeat(start.length() + kind.length() + 2);
    List<String> lines = text.strip().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0) {
        page.add(start, Style.GUTTER).add(kind, style).add(": ");
      } else {
        page.add(indent);
      }
      page.add(Visible.line(lines.get(i))).endLine();
    }
  }
}
