package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.junit.jupiter.api.Test;

class AnalysisTest {
  private static List<String> hints(Document document) {
    SourceFile source = document.source();
    return Hints.of(document.analysis(), new Span(source, 0, source.text().length())).stream()
        .map(hint -> source.line(hint.offset()) + hint.label())
        .toList();
  }

  private static Document opened(String text) {
    return Document.opened("a.nnet", "a.nnet", 1, text);
  }

  @Test
  void aLayerShowsTheShapesOfItsUses() {
    Document document =
        opened(
            """
            layer twice(units: int)(x: f32[n]) = x -> dense(units) -> relu
            network N {
                input x: f32[3]
                output y = x -> twice(4) -> twice(2)
            }
            """);
    assertThat(hints(document)).contains("1: [4] | [2]", "126 params");
  }

  @Test
  void repeatedLayersAreCountedTogether() {
    Document document =
        opened("network N {\n input x: f32[4]\n repeat 3 { x = x -> dense(4) }\n output y = x\n}");
    assertThat(hints(document)).contains("33 x 20 params");
  }

  @Test
  void theOptionsOfATrainingCountMoreThanDefaults() {
    Document document =
        opened(
            """
            network N(width: int = 2) {
                input x: f32[4]
                target t: f32
                output y = x -> dense(width) -> dense(1)
                loss = mse(y, t)
            }
            data D {
                from linear(rows: 10, features: 4, seed: 1)
                t = y
            }
            train N on D { network: (width: 7) optimizer: sgd(0.1) epochs: 1 batch: 2 seed: 1 }
            """);
    assertThat(hints(document)).contains("4: [7]").doesNotContain("4: [2]");
  }

  @Test
  void anOutdatedTextIsAnalysedNoFurther() {
    Document document = opened("network N {\n input x: f32[4]\n output y = x -> dense(4)\n}");
    Document next = document.changed(2, "network N { input x: f32[4] output y = x }");
    assertThatThrownBy(document::analysis).isInstanceOf(Outdated.class);
    assertThat(next.analysis().diagnostics()).isEmpty();
  }

  @Test
  void aDefinitionThatNoNetworkUsesHasSymbolicShapes() {
    Document document = opened("layer own(units: int)(x: f32[n]) = x -> dense(units) -> relu\n");
    assertThat(hints(document)).contains("1: [units]");
  }

  @Test
  void namesBehindABrokenLineKeepTheirTypes() {
    String text =
        "network N {\n input x: f32[4]\n h = x -> dense(8)\n g = h -> dense(2)\n output y = g\n}";
    Document document = opened(text);
    document.analysis();
    Document broken = document.changed(2, text.replace("dense(8)", "dense(8) -> "));
    assertThat(hints(broken)).contains("4: [2]", "418 params", "5: [2]");
    Document other = broken.changed(3, text.replace("dense(8)", "dense(5)"));
    assertThat(hints(other)).contains("3: [5]", "4: [2]").doesNotContain("3: [8]");
  }
}
