package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Label;
import nnet.compiler.resolve.Imports;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;

/** Brings what is wrong in imported files to the text that imports them. */
final class Elsewhere {
  private final Imports imports;
  private final SourceFile own;

  Elsewhere(Imports imports) {
    this.imports = imports;
    own = imports.main().source();
  }

  /**
   * Those of the text as they are. An error elsewhere is shown at its use, or else once for each
   * file where it is imported; warnings there are of no concern here.
   */
  List<Diagnostic> brought(List<Diagnostic> all) {
    List<Diagnostic> brought = new ArrayList<>();
    Set<SourceFile> told = new HashSet<>();
    for (Diagnostic diagnostic : all) {
      if (!isImported(diagnostic.span().file())) {
        brought.add(diagnostic);
      } else if (diagnostic.isError()) {
        Optional<Span> use = use(diagnostic);
        if (use.isPresent()) {
          brought.add(at(use.get(), diagnostic));
        } else if (told.add(diagnostic.span().file())) {
          way(diagnostic).ifPresent(brought::add);
        }
      }
    }
    return brought;
  }

  private boolean isImported(SourceFile file) {
    return !file.equals(own) && imports.all().stream().anyMatch(each -> each.source().equals(file));
  }

  private Optional<Span> use(Diagnostic diagnostic) {
    return diagnostic.labels().stream()
        .map(Label::span)
        .filter(span -> span.file().equals(own))
        .findFirst();
  }

  /** What to write instead is for the other file: here it is a note. */
  private static Diagnostic at(Span use, Diagnostic diagnostic) {
    List<String> notes = new ArrayList<>(diagnostic.notes());
    if (diagnostic.help() != null) {
      notes.add(diagnostic.help());
    }
    return new Diagnostic(
        diagnostic.severity(),
        diagnostic.code(),
        use,
        diagnostic.message(),
        List.of(new Label(diagnostic.span(), "found here")),
        notes,
        null,
        null);
  }

  private Optional<Diagnostic> way(Diagnostic diagnostic) {
    Span place = diagnostic.span();
    return imports
        .way(place.file())
        .map(by ->
            Diagnostic.error(
                    Code.BAD_IMPORT,
                    by.path().span(),
                    "`" + place.file().name() + "` has an error: " + diagnostic.message())
                .label(place, diagnostic.message()));
  }
}
