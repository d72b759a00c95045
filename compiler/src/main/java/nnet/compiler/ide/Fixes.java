package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Fix;
import nnet.compiler.source.Span;

/** Quick fixes: what a diagnostic asks for, as a change of the text. */
public final class Fixes {
  /** Each looks at a diagnostic and knows what to do about it, or not. */
  private static final List<BiFunction<Analysis, Diagnostic, Optional<Fix>>> FIXES =
      List.of(
          (analysis, diagnostic) -> Optional.ofNullable(diagnostic.fix()),
          (analysis, diagnostic) -> TextFixes.meant(diagnostic),
          (analysis, diagnostic) -> TextFixes.appended(diagnostic),
          (analysis, diagnostic) -> TextFixes.padded(diagnostic),
          (analysis, diagnostic) -> TextFixes.bounded(diagnostic),
          (analysis, diagnostic) -> ExpressionFixes.numbers(diagnostic),
          (analysis, diagnostic) -> ExpressionFixes.ahead(diagnostic),
          (analysis, diagnostic) -> ExpressionFixes.quoted(diagnostic),
          ExpressionFixes::channels,
          ExpressionFixes::multiplied,
          ExpressionFixes::without,
          StatementFixes::setting,
          StatementFixes::loss,
          LayerFixes::units,
          LayerFixes::flattened,
          LayerFixes::ending,
          LayerFixes::option,
          LayerFixes::transposed,
          LayerFixes::unused);

  private Fixes() {}

  /** A fix with what it mends. */
  public record QuickFix(Diagnostic diagnostic, Fix fix) {}

  /** For what is wrong within a range of the text. */
  public static List<QuickFix> of(Analysis analysis, Span range) {
    List<QuickFix> fixes = new ArrayList<>();
    for (Diagnostic diagnostic : analysis.diagnostics()) {
      if (touches(diagnostic.span(), range)) {
        of(analysis, diagnostic).ifPresent(fix -> fixes.add(new QuickFix(diagnostic, fix)));
      }
    }
    return fixes;
  }

  private static boolean touches(Span a, Span b) {
    return a.start() <= b.end() && b.start() <= a.end();
  }

  /** The first one that is known. */
  static Optional<Fix> of(Analysis analysis, Diagnostic diagnostic) {
    return FIXES.stream()
        .flatMap(each -> each.apply(analysis, diagnostic).stream())
        .filter(fix -> fix.span().file() == analysis.source())
        .findFirst();
  }
}
