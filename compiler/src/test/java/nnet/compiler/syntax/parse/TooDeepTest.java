package nnet.compiler.syntax.parse;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.Outline;
import nnet.compiler.syntax.SyntaxFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nesting that no stack would hold is a diagnostic. */
class TooDeepTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'x = ' ; (",
        "'x = ' ; [",
        "'x = ' ; 'f('",
        "'x = ' ; 'not '",
        "'x = ' ; '- '",
        "'x = ' ; 'a + '",
        "'x = ' ; 'a ^ '",
        "'x = ' ; 'a -> '",
        "'x = f' ; '(1)'",
        "'x = f' ; '.a'",
        "'x = ' ; 'if a then b else '",
        "'x = ' ; 'if '",
        "'x: ' ; 'f32['",
        "'' ; 'repeat 3 { '",
        "'' ; 'if a { } else '"
      })
  void isReported(String start, String repeated) {
    String end = repeated.isEmpty() ? "" : "c";
    Diagnostics diagnostics = new Diagnostics();
    String text = "layer a()(x) {\n    " + start + repeated.repeat(100_000) + end + "\n}\n";
    SyntaxFile file = Parser.parse(new SourceFile("deep.nnet", text), diagnostics);
    assertThat(diagnostics.sorted()).extracting(Diagnostic::code).contains(Code.TOO_DEEP);
    assertThat(Outline.of(file)).isNotEmpty();
  }

  @Test
  void longListsAreNot() {
    Diagnostics diagnostics = new Diagnostics();
    String text = "layer a()(x) {\n    y = [" + "1, ".repeat(20_000) + "2]\n}\n";
    Parser.parse(new SourceFile("long.nnet", text), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
  }
}
