package nnet.compiler.ide;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The receptive field that a hover over the word at {@code §} tells. */
class ReceptiveFieldTest {
  private static String hover(String marked) {
    int at = marked.indexOf('§');
    SourceFile file = new SourceFile("a.nnet", marked.replace("§", ""));
    Analysis analysis = Analysis.of(file);
    assertThat(analysis.diagnostics()).filteredOn(d -> d.isError()).isEmpty();
    return Hovers.of(analysis, at).orElseThrow().markdown();
  }

  private static String ofImage(String body) {
    return hover("network N {\n    input image: unit[32, 32, 3]\n    " + body + "\n}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          §conv(8, kernel: 3)                                              | 3 x 3
          conv(8, kernel: 3) -> §conv(8, kernel: 3)                        | 5 x 5
          conv(8, kernel: 3, stride: 2) -> §conv(8, kernel: 3)             | 7 x 7, neighbours 2 apart
          conv(8, kernel: 3, dilation: 2) -> §relu                         | 5 x 5
          conv(8, kernel: 3) -> batch_norm -> relu -> §max_pool            | 4 x 4, neighbours 2 apart
          conv(8, kernel: 5) -> max_pool -> conv(8, kernel: 5) -> §max_pool | 16 x 16, neighbours 4 apart
          """)
  void growsWithKernelStrideAndDilation(String stages, String expected) {
    assertThat(ofImage("output y = image -> " + stages))
        .contains("receptive field: " + expected + "  \n");
  }

  /** Two layers of five with pooling, as in LeNet: 16 x 16 for a place behind the second pool. */
  @Test
  void goesThroughNamesThatAreBoundAgain() {
    assertThat(
            ofImage(
                """
                x = image -> conv(6, kernel: 5) -> tanh -> average_pool
                    x = x -> conv(16, kernel: 5) -> tanh
                    output y = x -> §average_pool\
                """))
        .contains("receptive field: 16 x 16, neighbours 4 apart");
  }

  @Test
  void takesTheWiderOfTwoPaths() {
    assertThat(
            ofImage(
                """
                a = image -> conv(8, kernel: 1)
                    b = a -> conv(8, kernel: 3, padding: same) -> conv(8, kernel: 3, padding: same)
                    output y = a + b -> §conv(8, kernel: 3)\
                """))
        .contains("receptive field: 7 x 7");
  }

  @Test
  void looksIntoLayersOfTheFile() {
    assertThat(
            hover(
                """
                layer block(channels: int)(x: f32[h, w, c]) {
                    y = x -> conv(channels, kernel: 3, padding: same) -> relu
                    return x + (y -> conv(channels, kernel: 3, padding: same))
                }
                network N {
                    input image: unit[32, 32, 8]
                    output y = image -> max_pool -> block(8) -> §block(8)
                }
                """))
        .contains("receptive field: 18 x 18, neighbours 2 apart");
  }

  @Test
  void countsTheStepsOfSequences() {
    assertThat(
            hover(
                """
                network N {
                    input x: f32[64, 1]
                    h = x -> conv1d(8, kernel: 2, dilation: 1, padding: causal) -> relu
                    h = h -> conv1d(8, kernel: 2, dilation: 2, padding: causal) -> relu
                    output y = h -> §conv1d(8, kernel: 2, dilation: 4, padding: causal)
                }
                """))
        .contains("receptive field: 8 steps");
  }

  @Test
  void nothingIsToldOfWhatIsNotKnown() {
    assertThat(
            ofImage(
                """
                x = image
                    repeat 2 { x = x -> conv(3, kernel: 3, padding: same) }
                    output y = x -> §conv(8, kernel: 3)\
                """))
        .contains("parameters")
        .doesNotContain("receptive field");
    assertThat(ofImage("output y = image -> conv(8, kernel: [1, 3]) -> §conv(8, kernel: 3)"))
        .contains("parameters")
        .doesNotContain("receptive field");
    assertThat(ofImage("output y = image -> flatten -> §dense(8)"))
        .doesNotContain("receptive field");
  }
}
