package nnet.compiler.elaborate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;

/** Codes as tests write them: words of the language, such as {@code shape_mismatch}. */
final class ErrorNames {
  private ErrorNames() {}

  static Set<String> all() {
    return Arrays.stream(Code.values())
        .map(ErrorNames::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String of(Code code) {
    return code.name().toLowerCase(Locale.ROOT);
  }

  static String of(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(d -> of(d.code())).distinct().collect(Collectors.joining(", "));
  }
}
