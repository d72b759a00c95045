package nnet.compiler.cli;

import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Severity;

/** What follows from the diagnostics of a file. */
final class Verdict {
  private Verdict() {}

  static int exitCode(List<Diagnostic> diagnostics) {
    boolean wrong = diagnostics.stream().anyMatch(Diagnostic::isError);
    return wrong ? ExitCode.WRONG_INPUT : ExitCode.FINE;
  }

  /** The last line below them. */
  static String of(List<Diagnostic> diagnostics, String files) {
    String errors = count(diagnostics, Severity.ERROR, "error");
    String warnings = count(diagnostics, Severity.WARNING, "warning");
    if (errors.isEmpty() && warnings.isEmpty()) {
      return files + ": no errors";
    }
    String both = errors.isEmpty() || warnings.isEmpty() ? "" : " and ";
    return errors + both + warnings + "; `nnet help " + first(diagnostics) + "` says more";
  }

  /** The code to read about first: that of an error if there is one. */
  private static Code first(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .filter(Diagnostic::isError)
        .findFirst()
        .orElse(diagnostics.getFirst())
        .code();
  }

  private static String count(List<Diagnostic> diagnostics, Severity severity, String word) {
    long count = diagnostics.stream().filter(each -> each.severity() == severity).count();
    return count == 0 ? "" : count + " " + word + (count == 1 ? "" : "s");
  }
}
