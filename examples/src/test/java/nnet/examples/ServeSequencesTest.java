package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nnet.runtime.io.Weights;
import nnet.runtime.predict.Predictor;
import org.junit.jupiter.api.Test;

/** The calls that {@code docs/java.md} shows for sequences. */
final class ServeSequencesTest {
  private static final float[] MONDAY = {1, 2, 3};
  private static final float[] TUESDAY = {4, 0, -1};

  private static Compiled example(String name) {
    return Compiled.file(SharedData.project().resolve("examples/sequence").resolve(name));
  }

  private static Predictor predictor(Compiled compiled) {
    return Predictor.of(compiled.model(), Weights.initial(compiled.model(), 3));
  }

  @Test
  void aSequenceIsAsLongAsItIs() {
    Map<String, float[]> said = ServeSequences.asLongAsItIs(predictor(example("ragged.nnet")));
    assertThat(said.get("probability")).hasSize(3).doesNotContain(0);
  }

  @Test
  void twoLengthsAreGivenByTheirNames() {
    String text =
        """
        network Grid {
            dim T <= 4
            dim U <= 6
            input grid: f32[T, U]
            output rows = sum(grid, axis: 1)
        }
        """;
    float[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    Predictor grid = predictor(Compiled.text("grid.nnet", text));
    assertThat(ServeSequences.ofTwoLengths(grid, values).get("rows")).containsExactly(15, 40, 65);
  }

  @Test
  void aSecondPieceGoesOnWhereTheFirstEnded() {
    String text = "network Days { input x: f32[%d, 1] output y = x -> gru(3, stateful: true) }";
    Predictor pieces = predictor(Compiled.text("days.nnet", text.formatted(3)));
    float[] whole = new float[3];
    predictor(Compiled.text("days.nnet", text.formatted(6)))
        .predict(new float[] {1, 2, 3, 4, 0, -1}, whole);
    assertThat(ServeSequences.inPieces(pieces, MONDAY, TUESDAY)).isEqualTo(whole);
  }

  @Test
  void tokensGoOnAfterTheirStart() {
    Compiled compiled = example("generate.nnet");
    Weights weights = Weights.initial(compiled.model(), 3);
    int[] tokens = ServeSequences.generated(compiled.model(), weights);
    assertThat(tokens).hasSize(24);
    assertThat(ServeSequences.generated(compiled.model(), weights)).isEqualTo(tokens);
  }
}
