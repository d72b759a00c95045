package nnet.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.LongForm;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.MemoryFiles;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.format.Formatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code is explained, by examples that are true. */
class LongFormTest {
  private static final Path FOLDER = Path.of("src/main/resources/nnet/help");
  private static final Pattern EXAMPLE = Pattern.compile("```nnet\n(.*?)```", Pattern.DOTALL);

  /**
   * Codes whose example cannot show the error: it needs a file of data, it would be too long, or
   * the check is not there yet, as their long forms say.
   */
  private static final Set<Code> SHOWN_ONLY =
      EnumSet.of(Code.BAD_DATA, Code.TOO_DEEP, Code.POSSIBLE_LOG_OF_ZERO, Code.UNUSED_VALUE);

  @Test
  void thereIsAFileForEachCodeAndNoOther() throws IOException {
    List<String> expected =
        Arrays.stream(Code.values()).map(code -> code + ".md").sorted().toList();
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itSaysWhatIsWrongHowToRightItAndWhy(Code code) {
    assertThat(LongForm.of(code))
        .startsWith("# " + code + ": ")
        .containsSubsequence("\n## Wrong\n", "\n## Right\n", "\n## Why\n");
    assertThat(LongForm.title(code)).isNotBlank().doesNotContain("#", ": ");
    assertThat(examples(code)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void theRightExampleHasNoError(Code code) {
    assertThat(diagnostics(examples(code).getLast())).noneMatch(Diagnostic::isError);
  }

  @ParameterizedTest
  @EnumSource
  void theRightExampleIsFormatted(Code code) {
    String example = examples(code).getLast();
    assertThat(Formatter.format(new SourceFile("example.nnet", example))).isEqualTo(example);
  }

  @ParameterizedTest
  @EnumSource
  void theWrongExampleIsReportedUnderItsCode(Code code) {
    List<Code> found =
        diagnostics(examples(code).getFirst()).stream().map(Diagnostic::code).distinct().toList();
    assertThat(found.contains(code)).isEqualTo(!SHOWN_ONLY.contains(code));
  }

  private static List<String> examples(Code code) {
    return EXAMPLE.matcher(LongForm.of(code)).results().map(LongFormTest::text).toList();
  }

  private static String text(MatchResult example) {
    return example.group(1);
  }

  private static List<Diagnostic> diagnostics(String text) {
    SourceFile example =
        MemoryFiles.of("layers.nnet", "layer hidden(units: int)(x: f32[n]) = x -> dense(units)\n")
            .with("example.nnet", text)
            .file("example.nnet");
    return Compiler.check(example, Request.DEFAULT).diagnostics().sorted();
  }
}
