package nnet.compiler.ide;

import java.util.List;
import java.util.Optional;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;

/** Asks all there is to ask about a text at a place. */
final class Everything {
  private static final Neighbours ALONE =
      new Neighbours() {
        @Override
        public List<SourceFile> files() {
          return List.of();
        }

        @Override
        public Analysis analysis(SourceFile file) {
          return Analysis.of(file);
        }
      };

  private Everything() {}

  static void ask(Document document, int offset) {
    Analysis analysis = document.analysis();
    SourceFile source = document.source();
    Span whole = new Span(source, 0, source.text().length());
    Hints.of(analysis, whole).forEach(hint -> inside(source, hint.offset(), hint.offset()));
    Fixes.of(analysis, whole).forEach(fix -> inside(source, fix.fix().span()));
    Token.of(analysis, whole).forEach(token -> inside(source, token.span()));
    Outline.of(analysis).forEach(entry -> inside(source, entry.span()));
    Lens.of(analysis).forEach(lens -> inside(source, lens.span()));
    FileLink.of(analysis).forEach(link -> inside(source, link.span()));
    Ranges.folded(analysis).forEach(span -> inside(source, span));
    Ranges.selected(analysis, offset).forEach(span -> inside(source, span));
    Hovers.of(analysis, offset).ifPresent(hover -> inside(source, hover.span()));
    Navigation.definition(analysis, offset);
    TypeDefinitions.of(analysis, offset);
    Calls.at(analysis, offset)
        .ifPresent(symbol -> {
          Calls.into(analysis, symbol)
              .forEach(use -> inside(source, Calls.whole(use.definition())));
          Calls.from(analysis, symbol).forEach(use -> Calls.whole(use.definition()));
        });
    for (Span place : Navigation.references(analysis, offset, true)) {
      inside(source, place);
      Navigation.binds(analysis, place);
    }
    Everywhere.of(analysis, offset, ALONE)
        .renamed("other")
        .forEach(edit -> inside(source, edit.span()));
    Completions.of(document, offset, Surroundings.NONE);
    Signature.of(document, offset);
    NetworkGraph.of(analysis, Optional.empty());
  }

  private static void inside(SourceFile source, Span span) {
    if (span.file() != source) {
      throw new IllegalStateException("a place of another text: " + span);
    }
    inside(source, span.start(), span.end());
  }

  private static void inside(SourceFile source, int start, int end) {
    if (start < 0 || start > end || end > source.text().length()) {
      throw new IllegalStateException("a place outside of the text: " + start + ".." + end);
    }
  }
}
