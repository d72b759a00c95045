package nnet.compiler.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proven of elements and sizes, and what is not. */
class ProofsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x / sum(x)",
        "x / sum(x, axis: -1, keep: true)",
        "exp(z) / sum(exp(z))",
        "z ^ 2 / sum(z ^ 2)",
        "(u / sum(u, axis: -1, keep: true))[0]",
        "(exp(r) / sum(exp(r), axis: 1, keep: true))[1]",
        "abs(g) / sum(abs(g))",
      })
  void sharesOfASumAreASimplex(String formula) {
    assertThat(errors("output p: simplex(4) = " + formula)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z / sum(z)",
        "x / sum(z)",
        "x / sum(x, over: batch)",
        "(u / sum(u, axis: 0, keep: true))[0]",
        "exp(z) / sum(exp(2 * z))",
      })
  void otherQuotientsAreNot(String formula) {
    assertThat(errors("output p: simplex(4) = " + formula))
        .extracting(Diagnostic::code)
        .contains(Code.NOT_A_SIMPLEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokens: class(5)[2] = [4, 0]",
        "tokens: class(5)[2, 1] = [[4], [0]]",
        "a = zeros([size([1, 2, 3], 0), size([[1, 2], [3, 4]], -1)]) b: f32[3, 2] = a",
      })
  void listsAreLabelsAndHaveSizes(String statements) {
    assertThat(errors(statements + " output y = x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens: class(5)[2] = [5, 0]", "tokens: class(5)[2] = [-1, 0]"})
  void labelsAreInTheirRange(String statement) {
    assertThat(errors(statement + " output y = x"))
        .extracting(Diagnostic::code)
        .contains(Code.RANGE_REFUTED);
  }

  private static List<Diagnostic> errors(String statements) {
    String text =
        """
        network N {
            input x: range(0, 5)[4]
            input z: f32[4]
            input u: unit[3, 4]
            input r: f32[3, 4]
            param g: f32[4] = ones
            %s
        }
        """
            .formatted(statements);
    return Compiler.check(new SourceFile("a.nnet", text), Request.DEFAULT)
        .diagnostics()
        .sorted()
        .stream()
        .filter(Diagnostic::isError)
        .toList();
  }
}
