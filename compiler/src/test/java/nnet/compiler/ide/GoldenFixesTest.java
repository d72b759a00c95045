package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Fix;
import nnet.compiler.golden.Marks;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each quick fix that is offered for a mistake of {@code nnet/errors} mends that mistake. */
class GoldenFixesTest {
  private static final Path FOLDER =
      Repository.root().resolve("compiler/src/test/resources/nnet/errors");
  private static final Path PAGE = Repository.root().resolve("docs/editor-features.md");

  static List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.list(FOLDER)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Analysis analysis(Path path) throws IOException {
    return Analysis.of(
        new SourceFile(path.getFileName().toString(), Marks.without(Files.readString(path))));
  }

  private static List<Fixes.QuickFix> fixes(Analysis analysis) {
    return Fixes.of(analysis, new Span(analysis.source(), 0, analysis.source().text().length()));
  }

  private static String applied(Fix fix) {
    String text = fix.span().file().text();
    return text.substring(0, fix.span().start())
        + fix.replacement()
        + text.substring(fix.span().end());
  }

  /** How often a mistake is told; where it is told may have moved. */
  private static long count(Analysis analysis, Diagnostic diagnostic) {
    return analysis.diagnostics().stream()
        .filter(d -> d.code() == diagnostic.code() && d.message().equals(diagnostic.message()))
        .count();
  }

  private static long unreadable(Analysis analysis) {
    return analysis.diagnostics().stream()
        .filter(d -> d.code().compareTo(Code.TOO_DEEP) <= 0)
        .count();
  }

  @ParameterizedTest
  @MethodSource("files")
  void mendsWhatItIsOfferedFor(Path path) throws IOException {
    Analysis before = analysis(path);
    for (Fixes.QuickFix quickFix : fixes(before)) {
      Diagnostic mended = quickFix.diagnostic();
      if (quickFix.fix().title().startsWith("change to `")) {
        assertThat(quickFix.fix().span().text()).as(mended.message()).doesNotContain(":");
      }
      String text = applied(quickFix.fix());
      Analysis after = Analysis.of(new SourceFile(before.source().name(), text));
      assertThat(count(after, mended))
          .as("%s by %s: %s", mended.message(), quickFix.fix().title(), text)
          .isLessThan(count(before, mended));
      assertThat(unreadable(after)).as(text).isLessThanOrEqualTo(unreadable(before));
    }
  }

  @Test
  void thePageListsTheMistakesWithFixes() throws IOException {
    Set<String> fixed = new TreeSet<>();
    for (Path path : files()) {
      fixes(analysis(path)).forEach(fix -> fixed.add(fix.diagnostic().code().text()));
    }
    assertThat(listed()).containsExactlyElementsOf(fixed);
  }

  /** The codes in the first column of the section's table. */
  private static Set<String> listed() throws IOException {
    String section = Files.readString(PAGE).split("\n## Quick fixes\n", 2)[1].split("\n## ", 2)[0];
    Matcher matcher = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE).matcher(section);
    return matcher.results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }
}
