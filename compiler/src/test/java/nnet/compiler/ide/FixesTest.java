package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.junit.jupiter.api.Test;

/** What each quick fix makes of a text; afterwards nothing is wrong with it. */
class FixesTest {
  private static String fixed(String text) {
    return fixed(text, "");
  }

  /** By the first fix whose title begins so. */
  private static String fixed(String text, String title) {
    SourceFile file = new SourceFile("a.nnet", text);
    Analysis analysis = Analysis.of(file);
    List<Fixes.QuickFix> fixes =
        Fixes.of(analysis, new Span(file, 0, text.length())).stream()
            .filter(each -> each.fix().title().startsWith(title))
            .toList();
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

  @Test
  void flatten() {
    mends(
        """
        input image: unit[28, 28]
        target digit: class(10)
        output p: simplex(10) = image -> dense(10) -> softmax
        loss = cross_entropy(p, digit)\
        """,
        "image -> flatten -> dense(10)");
  }

  @Test
  void sigmoid() {
    mends(
        """
        input x: f32[3]
        target t: unit
        output y = x -> dense(1)
        loss = bce(y, t)\
        """,
        "x -> dense(1) -> sigmoid");
  }

  @Test
  void labelAsNumber() {
    mends(
        """
        input x: f32[3]
        target digit: class(10)
        output y = x -> dense(10)
        loss = mse(y, digit)\
        """,
        "mse(y, one_hot(digit))");
  }

  @Test
  void channelsOfSums() {
    mends(
        """
        input image: unit[8, 8, 3]
        y = image -> conv(4, kernel: 3, padding: same)
        output z = y + image\
        """,
        "y + (image -> conv(4, kernel: 1))");
  }

  @Test
  void wordsOfOtherLanguages() {
    mends("input x: f32[3]\noutput y = x ** 2", "x ^ 2");
    mends("input x: f32[3]\noutput y = x -> relu;", "-> relu\n");
    mends("input x: f32[3]\noutput y = x -> relu # why", "-> relu // why");
  }

  private static final String TRAINED =
      """
      network N {
          input  x: f32[3]
          target t: f32
          output o = x -> dense(1)
          loss = mse(o, t)
      }
      data Points { from linear(rows: 10, features: 3) t = y }
      train N on Points {
          optimizer: sgd(0.1)
          epochs: 1
      }
      """;

  private static void mendsFile(String text, String title, String expected) {
    String fixed = fixed(text, title);
    assertThat(fixed).contains(expected);
    assertThat(Analysis.of(new SourceFile("a.nnet", fixed)).diagnostics()).isEmpty();
  }

  @Test
  void missingLoss() {
    mendsFile(
        TRAINED.replace("    loss = mse(o, t)\n", ""), "add `loss", "    loss = mse(o, t)\n}");
  }

  @Test
  void missingOptimizer() {
    mendsFile(
        TRAINED.replace("    optimizer: sgd(0.1)\n", ""),
        "add `optimizer",
        "{\n    optimizer: adam(learning_rate: 1e-3)\n    epochs");
  }
}
