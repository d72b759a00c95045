package nnet.compiler.elaborate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.diagnostic.Label;
import nnet.compiler.diagnostic.Suggestion;
import nnet.compiler.resolve.Library;
import nnet.compiler.resolve.OtherNames;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Reports from inside bodies: what goes wrong in the library is shown at the user's line. */
final class Reports {
  /** A trace of more uses than this helps nobody. */
  private static final int MOST_USES = 4;

  private static final int MOST_LISTED = 8;

  private final Diagnostics diagnostics;

  Reports(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  Item error(Activation at, Code code, Span span, String message) {
    return error(at, Diagnostic.error(code, span, message));
  }

  Item error(Activation at, Diagnostic diagnostic) {
    add(at, diagnostic);
    return Item.UNKNOWN;
  }

  void add(Activation at, Diagnostic diagnostic) {
    diagnostics.add(traced(at, diagnostic));
  }

  /**
   * A name that nothing is known by: the nearest known one is suggested, or all of a few are told.
   */
  Item unknownName(
      Activation at, Code code, Span span, String what, String name, Set<String> known) {
    Diagnostic error = Diagnostic.error(code, span, what + " `" + name + "`");
    List<OtherNames.Entry> others = OtherNames.of(name, known);
    if (!others.isEmpty()) {
      String ours = others.getFirst().ours();
      return error(
          at, error.help(OtherNames.told(others)).fix("change to `" + ours + "`", span, ours));
    }
    String nearest = Suggestion.nearest(name, known).orElse(null);
    if (nearest != null) {
      return error(
          at,
          error
              .help("did you mean `" + nearest + "`?")
              .fix("change to `" + nearest + "`", span, nearest));
    }
    boolean few = !known.isEmpty() && known.size() <= MOST_LISTED;
    return error(
        at, few ? error.help("there is " + String.join(", ", new TreeSet<>(known))) : error);
  }

  /** Moves an error of the library's text to the user's use of it; adds who used what. */
  private static Diagnostic traced(Activation at, Diagnostic diagnostic) {
    Diagnostic result = diagnostic;
    Set<Span> told = new HashSet<>();
    Activation inside = at;
    for (Activation.@Nullable Use use = at.use(); use != null; use = inside.use()) {
      if (Library.owns(result.span().file())) {
        result = moved(result, use.span(), inside);
      } else if (!covers(use.span(), result.span())
          && !Library.owns(use.span().file())
          && !Library.owns(inside.definition().name().span().file())
          && told.size() < MOST_USES
          && told.add(use.span())) {
        result =
            result.label(use.span(), "in this use of `" + inside.definition().name().text() + "`");
      }
      inside = use.by();
    }
    return result;
  }

  private static boolean covers(Span outer, Span inner) {
    return outer.file().equals(inner.file())
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }

  private static Diagnostic moved(Diagnostic diagnostic, Span to, Activation inside) {
    Span from = diagnostic.span();
    Diagnostic moved =
        new Diagnostic(
            diagnostic.severity(),
            diagnostic.code(),
            to,
            diagnostic.message(),
            diagnostic.labels().stream()
                .filter(label -> !Library.owns(label.span().file()))
                .toList(),
            diagnostic.notes(),
            diagnostic.help(),
            null);
    for (Label label : diagnostic.labels()) {
      boolean hidden = Library.owns(label.span().file());
      moved = hidden ? moved.note("`" + line(label.span()) + "` is " + label.text()) : moved;
    }
    return moved.note(
        "found in `" + inside.definition().name() + "` (" + from + "): " + line(from));
  }

  private static String line(Span span) {
    return span.text().strip().lines().findFirst().orElse("");
  }
}
