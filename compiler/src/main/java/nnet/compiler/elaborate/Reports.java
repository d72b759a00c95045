package nnet.compiler.elaborate;

import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.resolve.Library;
import nnet.compiler.resolve.Suggestion;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Reports from inside bodies: what goes wrong in the library is shown at the user's line. */
final class Reports {
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

  Item unknownName(Activation at, Code code, Span span, String what, String name, Set<String> known) {
    Diagnostic error = Diagnostic.error(code, span, what + " `" + name + "`");
    String nearest = Suggestion.nearest(name, known).orElse(null);
    return error(
        at,
        nearest == null
            ? error
            : error
                .help("did you mean `" + nearest + "`?")
                .fix("change to `" + nearest + "`", span, nearest));
  }

  /** Moves an error of the library's text to the user's use of it; adds who used what. */
  private static Diagnostic traced(Activation at, Diagnostic diagnostic) {
    Diagnostic result = diagnostic;
    Activation.@Nullable Use use = at.use();
    Activation inside = at;
    while (use != null) {
      result =
          Library.owns(result.span().file())
              ? moved(result, use.span(), inside)
              : result.label(
                  use.span(), "in this use of `" + inside.definition().name().text() + "`");
      inside = use.by();
      use = inside.use();
    }
    return result;
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
    String where = "`" + inside.definition().name() + "` (" + from + ")";
    return moved.note("found in " + where + ": " + from.text().strip().lines().findFirst().orElse(""));
  }
}
