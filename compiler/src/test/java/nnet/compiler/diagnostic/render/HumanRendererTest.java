package nnet.compiler.diagnostic.render;

import static nnet.compiler.diagnostic.render.Sources.find;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.junit.jupiter.api.Test;

/** Renderings character by character. */
class HumanRendererTest {
  private static final SourceFile RESIDUAL =
      new SourceFile(
          "examples/resnet.nnet",
          """
          layer block()(x: f32[32, 32, 64]) {
              y = x -> conv(64, kernel: 3) -> batch_norm

              return y + x
          }
          """);

  @Test
  void operandsOnOneLineHangBelowTheirMarks() {
    Span sum = find(RESIDUAL, "y + x");
    int defined = find(RESIDUAL, "y = x").start();
    Diagnostic diagnostic =
        Diagnostic.error(Code.SHAPE_MISMATCH, sum, "these two tensors cannot be added")
            .label(new Span(RESIDUAL, defined, defined + 1), "`y` is f32[30, 30, 64]")
            .label(new Span(RESIDUAL, sum.start(), sum.start() + 1), "f32[30, 30, 64]")
            .label(new Span(RESIDUAL, sum.end() - 1, sum.end()), "f32[32, 32, 64]")
            .help("pad the convolution: conv(64, kernel: 3, padding: same)");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[shape-mismatch]: these two tensors cannot be added
             --> examples/resnet.nnet:4:12
              |
            2 |     y = x -> conv(64, kernel: 3) -> batch_norm
              |     - `y` is f32[30, 30, 64]
            4 |     return y + x
              |            ^   ^ f32[32, 32, 64]
              |            |
              |            f32[30, 30, 64]
              = help: pad the convolution: conv(64, kernel: 3, padding: same)

            """);
  }

  @Test
  void withoutLabelsThePlaceIsUnderlined() {
    Diagnostic diagnostic =
        Diagnostic.warning(Code.UNUSED_VALUE, find(RESIDUAL, "batch_norm"), "it is never used")
            .note("first fact\nwith a second line")
            .note("second fact");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            warning[unused-value]: it is never used
             --> examples/resnet.nnet:2:37
              |
            2 |     y = x -> conv(64, kernel: 3) -> batch_norm
              |                                     ^^^^^^^^^^
              = note: first fact
                      with a second line
              = note: second fact

            """);
  }

  @Test
  void severalLabelsAreReadFromRightToLeft() {
    SourceFile file = file("y = a @ b @ c\n");
    Diagnostic diagnostic =
        Diagnostic.error(Code.SHAPE_MISMATCH, find(file, "@"), "inner dimensions differ")
            .label(find(file, "a"), "f32[2, 3]")
            .label(find(file, "b"), "f32[4, 5]")
            .label(find(file, "c"), "f32[5]");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[shape-mismatch]: inner dimensions differ
             --> a.nnet:1:7
              |
            1 | y = a @ b @ c
              |     - ^ -   - f32[5]
              |     |   |
              |     |   f32[4, 5]
              |     f32[2, 3]

            """);
  }

  @Test
  void twoLabelsAtOnePlaceBothShow() {
    SourceFile file = file("dense(0)\n");
    Diagnostic diagnostic =
        Diagnostic.error(Code.REQUIREMENT, find(file, "0"), "no units")
            .label(find(file, "0"), "here")
            .label(find(file, "0"), "and here");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[requirement]: no units
             --> a.nnet:1:7
              |
            1 | dense(0)
              |       ^
              |       |
              |       and here
              |       here

            """);
  }

  @Test
  void aSpanOfSeveralLinesMarksItsFirstAndItsLast() {
    SourceFile file = file("y = x -> conv(64,\n\tkernel: 3,\n\tstride: 2)\nz\n");
    Span call = find(file, "conv(64,\n\tkernel: 3,\n\tstride: 2)");
    Diagnostic diagnostic =
        Diagnostic.error(Code.DIMENSION, call, "nothing is left").label(call, "height -1");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[dimension]: nothing is left
             --> a.nnet:1:10
              |
            1 | y = x -> conv(64,
              |          ^^^^^^^^
            3 |     stride: 2)
              |     ^^^^^^^^^^ height -1

            """);
  }

  @Test
  void wideCharactersTabsAndControlCharactersKeepTheMarksInPlace() {
    SourceFile file = file("\t// 画像😀e\u0301 \u001b[31m: x\n");
    Diagnostic diagnostic = Diagnostic.error(Code.SYNTAX, find(file, "x"), "odd \u001b[31m text");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[syntax]: odd \ufffd[31m text
             --> a.nnet:1:19
              |
            1 |     // 画像😀e\u0301 \ufffd[31m: x
              |                       ^

            """);
  }

  @Test
  void theEndOfTheFileCanBeMarked() {
    SourceFile file = file("layer a(");
    Span end = new Span(file, file.text().length(), file.text().length());
    assertThat(render(Diagnostic.error(Code.SYNTAX, end, "expected `)`")))
        .isEqualTo(
            """
            error[syntax]: expected `)`
             --> a.nnet:1:9
              |
            1 | layer a(
              |         ^

            """);
  }

  @Test
  void labelsInOtherFilesFollow() {
    SourceFile library = new SourceFile("std/layers.nnet", "\n".repeat(119) + "y = x @ weight\n");
    Diagnostic diagnostic =
        Diagnostic.error(Code.RANK_MISMATCH, find(RESIDUAL, "x", "+ "), "needs an axis")
            .label(find(library, "weight"), "f32[n, units]");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[rank-mismatch]: needs an axis
               --> examples/resnet.nnet:4:16
                |
              4 |     return y + x
                |                ^
               ::: std/layers.nnet:120
                |
            120 | y = x @ weight
                |         ------ f32[n, units]

            """);
  }

  @Test
  void distantLinesAreParted() {
    SourceFile file = file("a\nb\nc\nd\n");
    Diagnostic diagnostic =
        Diagnostic.error(Code.DUPLICATE_NAME, find(file, "d"), "again")
            .label(find(file, "a"), "first");
    assertThat(render(diagnostic))
        .isEqualTo(
            """
            error[duplicate-name]: again
             --> a.nnet:4:1
              |
            1 | a
              | - first
             ...
            4 | d
              | ^

            """);
  }

  @Test
  void aVeryLongLineBecomesAWindow() {
    SourceFile file = file("a".repeat(500) + "!" + "b".repeat(500));
    List<String> lines =
        render(Diagnostic.error(Code.SYNTAX, find(file, "!"), "odd")).lines().toList();
    assertThat(lines.get(3)).hasSizeLessThan(180).contains("…aaa", "a!b", "bbb…");
    assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf('!'));
  }

  @Test
  void colourChangesNothingButColour() {
    Diagnostic diagnostic =
        Diagnostic.error(Code.SYNTAX, find(RESIDUAL, "return"), "odd").help("write it again");
    String coloured = new HumanRenderer(true).render(List.of(diagnostic));
    assertThat(coloured).startsWith("\u001b[1;31merror[syntax]\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(render(diagnostic));
  }

  private static String render(Diagnostic diagnostic) {
    return new HumanRenderer(false).render(List.of(diagnostic));
  }

  private static SourceFile file(String text) {
    return new SourceFile("a.nnet", text);
  }
}
