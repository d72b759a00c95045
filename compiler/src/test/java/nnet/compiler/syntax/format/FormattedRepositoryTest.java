package nnet.compiler.syntax.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Repository;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file and every piece of code of the manual is written as the formatter writes it. */
class FormattedRepositoryTest {
  static Stream<SourceFile> code() {
    List<SourceFile> files =
        Repository.files().stream().filter(file -> !file.name().contains("/test/")).toList();
    return Stream.concat(files.stream(), Repository.snippets("nnet").stream());
  }

  @ParameterizedTest
  @MethodSource("code")
  void isFormatted(SourceFile file) {
    assertThat(Formatter.format(file)).isEqualTo(file.text());
  }
}
