package nnet.compiler.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is without errors; the manual also tells of what is not compiled yet. */
class RepositoryChecksTest {
  static Stream<SourceFile> examples() {
    return Repository.files().stream().filter(file -> file.name().startsWith("examples/"));
  }

  static Stream<SourceFile> manual() {
    return Repository.snippets("nnet").stream().filter(file -> !file.name().contains("/help/"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hasNoErrors(SourceFile file) {
    assertThat(errors(file)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("manual")
  void hasNoErrorsButWhatComesLater(SourceFile file) {
    assertThat(errors(file))
        .filteredOn(error -> error.code() != Code.NOT_YET && !isOfOtherPiece(error))
        .isEmpty();
  }

  /** Pieces about training leave out the data that they train on. */
  private static boolean isOfOtherPiece(Diagnostic error) {
    return error.code() == Code.UNKNOWN_NAME && error.message().startsWith("there is no data");
  }

  @Test
  void thereAreExamples() {
    assertThat(examples()).hasSizeGreaterThan(8);
  }

  private static List<Diagnostic> errors(SourceFile file) {
    return Compiler.check(file, Request.DEFAULT).diagnostics().sorted().stream()
        .filter(Diagnostic::isError)
        .toList();
  }
}
