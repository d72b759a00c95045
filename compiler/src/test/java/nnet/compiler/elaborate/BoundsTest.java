package nnet.compiler.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would go on for ever, or for longer than anybody waits, end with an error. */
class BoundsTest {
  private static final long MOST_NANOSECONDS = 8_000_000_000L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layer l(n: int)(x) { return (x -> l(n + 1)) + (x -> l(n + 2)) }"
            + " network N { input x: f32[2] output y = x -> l(1) }",
        "function f(x) = f(x) + f(x) network N { input x: f32[2] output y = f(x) }",
        "network N { input x: f32[2] n = 1"
            + " repeat 10000 { repeat 10000 { n = n + 1 } } output y = n * x }",
        "network N { input x: f32[2] y = x"
            + " repeat 10000 { repeat 10000 { y = y + 1 } } output z = y }",
        "network N { input x: f32[2] n = 1 repeat 10000 { n = [n, n, n] } output y = x + n }",
        "network N { input x: f32[2] n = 1 repeat 10000 { n = [n] } output y = x + n }",
        "network N { input x: f32[2] output y = x -> dense(99999999999) }",
        "network N { input x: f32[99999, 99999] output y = x }",
        "network N { input x: f32[999999999] a = split(x, 999999999) output y = x }",
        "network N { input x: f32[2] repeat 99999 { } output y = x }",
        "network N { input x: f32[2] for i in 1..99999999 { } output y = x }"
      })
  void areRefused(String text) {
    assertThat(errors(text)).isNotEmpty();
    assertThat(errors(text)).extracting(Diagnostic::code).contains(Code.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "network N { input x: f32[2] n = 2 repeat 200 { n = n * n } output y = x }",
        "network N { input x: f32[2] n = 1 / 3 repeat 200 { n = n * n + n } output y = x }",
        "layer l(n: int, m: int)(x) { k = n + m repeat 200 { k = k * k + n } return x }"
      })
  void areDoneAllTheSame(String text) {
    assertThat(errors(text)).isEmpty();
  }

  private static List<Diagnostic> errors(String text) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    List<Diagnostic> found =
        Compiler.check(new SourceFile("a.nnet", text), Request.DEFAULT).diagnostics().sorted();
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(took).isLessThan(MOST_NANOSECONDS);
    return found.stream().filter(Diagnostic::isError).toList();
  }
}
