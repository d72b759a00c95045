package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.junit.jupiter.api.Test;

/** What each quick fix makes of a text; afterwards nothing is wrong with it. */
class FixesTest {
  private static String fixed(String text) {
    SourceFile file = new SourceFile("a.nnet", text);
    Analysis analysis = Analysis.of(file);
    List<Fixes.QuickFix> fixes = Fixes.of(analysis, new Span(file, 0, text.length()));
    assertThat(fixes).as("fixes of %s", analysis.diagnostics()).isNotEmpty();
    Span place = fixes.getFirst().fix().span();
    return text.substring(0, place.start())
        + fixes.getFirst().fix().replacement()
        + text.substring(place.end());
  }

  private static void mends(String body, String expected) {
    String fixed = fixed("network N {\n" + body + "\n}\n");
    assertThat(fixed).contains(expected);
    assertThat(Analysis.of(new SourceFile("a.nnet", fixed)).diagnostics()).isEmpty();
  }

  @Test
  void padding() {
    mends(
        """
        input image: unit[32, 32, 64]
        y = image -> conv(64, kernel: 3) -> batch_norm
        output sum = image + y\
        """,
        "conv(64, kernel: 3, padding: same)");
  }

  @Test
  void units() {
    mends(
        """
        input x: f32[3]
        target t: f32[4]
        output y = x -> dense(2)
        loss = mse(y, t)\
        """,
        "x -> dense(4)");
  }

  @Test
  void channels() {
    mends(
        "input image: unit[28, 28]\noutput y = image -> conv(4, kernel: 3)",
        "image -> reshape([28, 28, 1]) -> conv(4, kernel: 3)");
  }

  @Test
  void softmax() {
    mends(
        """
        input x: f32[3]
        target digit: class(10)
        output p = x -> dense(10)
        loss = cross_entropy(p, digit)\
        """,
        "dense(10) -> softmax");
    mends(
        """
        input x: f32[3]
        output p: simplex(10) = x -> dense(10) -> sigmoid\
        """,
        "dense(10) -> softmax");
  }

  @Test
  void missingOption() {
    mends("input x: f32[3]\noutput y = x -> dense -> relu", "dense(units: 64)");
  }

  @Test
  void unusedInput() {
    mends("input x: f32[3]\ninput z: f32[3]\noutput y = x -> dense(1)", "input x: f32[3]\noutput");
  }

  @Test
  void misspeltName() {
    mends("input x: f32[3]\noutput y = x -> dnse(1)", "x -> dense(1)");
  }

  @Test
  void transpose() {
    mends(
        "input a: f32[8, 16]\ninput b: f32[4, 16]\noutput y = a @ b",
        "a @ transpose(b, axes: [1, 0])");
  }
}
