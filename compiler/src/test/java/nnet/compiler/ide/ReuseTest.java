package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Outline;
import nnet.compiler.syntax.Repository;
import org.junit.jupiter.api.Test;

/** A version that rests upon the one before is known as if it were the first. */
class ReuseTest {
  private static final int EDITS = Integer.getInteger("ide.edits", 300);

  private static final List<String> PIECES =
      List.of(
          "",
          "",
          "(",
          ")",
          "{",
          "}",
          "x",
          "\n",
          " -> relu",
          ": ",
          ", ",
          "=",
          "1",
          "§",
          "\nlayer ",
          "\nnetwork N ",
          "\nloss l(",
          "// ",
          "/// ",
          "    ",
          "\n}\n");

  private static final String TWO =
      """
      layer wide(units: int)(x: f32[n]) = x -> dense(units) -> relu

      network A {
          input x: f32[4]
          output y = x -> wide(8)
      }

      network B {
          input x: f32[4]
          output y = x -> dense(2)
      }
      """;

  private static SourceFile source(String text) {
    return new SourceFile("a.nnet", text);
  }

  private static Analysis after(String before, String now) {
    return Analysis.like(source(now), Analysis.of(source(before)), () -> false);
  }

  /** All that an analysis knows, with the places where it is. */
  private static List<String> known(Analysis analysis) {
    List<String> known = new ArrayList<>();
    analysis.diagnostics().forEach(each -> known.add(told(each)));
    analysis
        .tree()
        .each(node -> {
          known.add(node.part().getClass().getSimpleName() + at(node.span()));
          analysis.seen(node.span()).forEach(seen -> known.add(seen.text()));
          known.add(analysis.parameters(node.span()).toString());
        });
    analysis
        .symbols()
        .mentions()
        .forEach(each ->
            known.add(each.symbol().name() + at(each.symbol().declared()) + at(each.span())));
    known.add(Outline.of(analysis.syntax().declarations()));
    return known;
  }

  private static String told(Diagnostic each) {
    List<String> labels =
        each.labels().stream().map(label -> at(label.span()) + label.text()).toList();
    String fix = each.fix() == null ? "" : at(each.fix().span()) + each.fix().replacement();
    return each.severity()
        + " "
        + each.code()
        + at(each.span())
        + String.join(
            " | ", each.message(), labels.toString(), each.notes().toString(), each.help(), fix);
  }

  private static String at(Span span) {
    return " " + span.file().name() + "[" + span.start() + ", " + span.end() + ") ";
  }

  private static void sameAsAlone(String before, String now) {
    assertThat(known(after(before, now))).as(now).isEqualTo(known(Analysis.of(source(now))));
  }

  @Test
  void whatStandsBehindAChangeMovesAlong() {
    sameAsAlone(TWO, "// more\n\n" + TWO);
    sameAsAlone(TWO, TWO.replace("wide(8)", "wide(16)"));
    sameAsAlone(TWO, TWO.replace("dense(2)", "dense(two)"));
  }

  @Test
  void whoUsesWhatHasChangedIsLookedAtAgain() {
    sameAsAlone(TWO, TWO.replace("dense(units)", "dense(units, offset: false)"));
    sameAsAlone(TWO, TWO.replace("layer wide", "layer narrow"));
    sameAsAlone(TWO, TWO.replace("wide(8)", "dense(8)"));
    sameAsAlone(TWO.replace("wide(8)", "dense(8)"), TWO);
  }

  @Test
  void aNewDefinitionHidesOneOfTheLibrary() {
    sameAsAlone(TWO, TWO + "layer dense(units: int)(x: f32[n]) = x -> wide(units)\n");
    sameAsAlone(TWO + "layer dense(units: int)(x: f32[n]) = x -> wide(units)\n", TWO);
  }

  @Test
  void whatIsWrongStaysWhereItIs() {
    String wrong = TWO.replace("-> dense(2)", "-> dence(2)").replace("wide(8)", "wide(-1)");
    sameAsAlone(wrong, "\n\n" + wrong);
    sameAsAlone(wrong, wrong.replace("f32[n]", "f32[m]"));
    sameAsAlone(wrong, wrong + "layer dence(units: int)(x: f32[n]) = x -> wide(units)\n");
  }

  @Test
  void whatIsWrittenTwiceIsKnownTwice() {
    sameAsAlone(TWO, TWO + TWO);
    sameAsAlone(TWO + TWO, TWO);
  }

  @Test
  void declarationsMayChangePlaces() {
    int second = TWO.indexOf("network B");
    sameAsAlone(TWO, TWO.substring(second) + "\n" + TWO.substring(0, second));
  }

  @Test
  void whatStandsBesideAChangeIsReadAgain() {
    sameAsAlone(TWO, TWO.replace("-> relu\n", "-> relus\n"));
    sameAsAlone(TWO, TWO.replace("}\n\nnetwork B", "} // A\n/// Of two.\nnetwork B"));
    sameAsAlone(TWO, TWO.replace("network B", "\nB"));
    sameAsAlone(TWO, TWO.replace("wide(8)\n}", "wide(8)"));
    sameAsAlone(TWO, "}\n" + TWO);
    sameAsAlone(TWO, TWO + "loss l(");
  }

  @Test
  void whatIsMisspeltIsToldAfterAnyChange() {
    String wrong = TWO.replace("network A", "netwrk A").replace("dense(2)", "dense(2);");
    sameAsAlone(wrong, wrong.replace("wide(units", "wide(many"));
    sameAsAlone(wrong, wrong + "// the end\n");
  }

  @Test
  void anyChangeOfAnyExampleIsKnownAsIfItWereAlone() {
    Random random = new Random(11);
    List<SourceFile> files =
        Repository.files().stream().filter(file -> file.name().startsWith("examples/")).toList();
    String text = "";
    Analysis analysis = Analysis.of(source(text));
    for (int i = 0; i < EDITS; i++) {
      if (i % 6 == 0) {
        text = files.get(random.nextInt(files.size())).text();
        analysis = Analysis.of(source(text));
      }
      int start = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), start + random.nextInt(4));
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      text = text.substring(0, start) + piece + text.substring(end);
      analysis = Analysis.like(source(text), analysis, () -> false);
      assertThat(known(analysis)).as(text).isEqualTo(known(Analysis.of(source(text))));
    }
  }
}
