package nnet.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nnet.compiler.source.Span;

/** Collects the diagnostics of a compilation; the same code at the same place is kept once. */
public final class Diagnostics {
  private final List<Diagnostic> collected = new ArrayList<>();
  private final Set<Place> seen = new HashSet<>();

  private int errorsSeen;

  private record Place(Code code, String file, int start, int end) {}

  public void add(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    errorsSeen += diagnostic.isError() ? 1 : 0;
    if (seen.add(new Place(diagnostic.code(), span.file().name(), span.start(), span.end()))) {
      collected.add(diagnostic);
    }
  }

  /** How many errors were reported so far, with those that were known already. */
  public int errorsSeen() {
    return errorsSeen;
  }

  public boolean hasErrors() {
    return collected.stream().anyMatch(Diagnostic::isError);
  }

  public int errorCount() {
    return (int) collected.stream().filter(Diagnostic::isError).count();
  }

  /** All of them, in the order of the text. */
  public List<Diagnostic> sorted() {
    return collected.stream()
        .sorted(
            Comparator.comparing((Diagnostic d) -> d.span().file().name())
                .thenComparingInt(d -> d.span().start()))
        .toList();
  }
}
