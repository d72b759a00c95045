package nnet.compiler.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.source.SourceFile;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;
import org.junit.jupiter.api.Test;

/** Predictions from Java: examples are given as long as they are. */
class RaggedPredictionTest {
  private static Predictor predictor(String statements) {
    String text = "network N {\n" + statements + "\n}\n";
    Model model =
        Loaded.model(
            Compiler.emit(
                Compiler.lower(
                    Compiler.check(new SourceFile("test.nnet", text), Request.DEFAULT)
                        .program()
                        .orElseThrow())));
    return Predictor.of(model, Weights.initial(model, 1));
  }

  private static final Predictor ROWS =
      predictor(
          """
          dim T <= 4
          input x: f32[T, 2]
          output total = sum(x, axis: 0)
          output double = 2 * x
          """);

  @Test
  void theNumberOfValuesTellsTheLength() {
    Map<String, float[]> result = ROWS.predict(Map.of("x", new float[] {1, 2, 3, 4, 5, 6}));
    assertThat(result.get("total")).containsExactly(9, 12);
    assertThat(result.get("double")).containsExactly(2, 4, 6, 8, 10, 12);
  }

  @Test
  void paddingOfABatchIsNotLookedAt() {
    assertThat(ROWS.inputs()).containsExactly("T", "x");
    float nan = Float.NaN;
    float[] examples = {1, 1, 2, nan, nan, nan, nan, nan, nan, 2, 1, 2, 3, 4, nan, nan, nan, nan};
    float[] results = new float[2 * ROWS.outputSize()];
    ROWS.predictBatch(examples, results, 2);
    assertThat(results).containsExactly(1, 2, 2, 4, 0, 0, 0, 0, 0, 0, 4, 6, 2, 4, 6, 8, 0, 0, 0, 0);
  }

  @Test
  void twoLengthsOfOneInputAreGivenByName() {
    Predictor grid =
        predictor(
            """
            dim T <= 3
            dim U <= 4
            input x: f32[T, U]
            output rows = sum(x, axis: 1)
            output turned = transpose(x)
            """);
    Map<String, float[]> example =
        Map.of("x", new float[] {1, 2, 3, 4, 5, 6}, "T", new float[] {2}, "U", new float[] {3});
    Map<String, float[]> result = grid.predict(example);
    assertThat(result.get("rows")).containsExactly(6, 15);
    assertThat(result.get("turned")).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void lengthsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> ROWS.predict(Map.of("x", new float[10])))
        .isInstanceOf(UserError.class)
        .hasMessage("input `x` takes 2 numbers for each of 1 to 4 places, not 10 numbers");
    assertThatThrownBy(() -> ROWS.predict(Map.of("x", new float[3])))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("not 3 numbers");
    assertThatThrownBy(() -> ROWS.predict(Map.of("x", new float[4], "T", new float[] {5})))
        .isInstanceOf(UserError.class)
        .hasMessage("`T` is one whole number from 1 to 4, not [5.0]");
    assertThatThrownBy(() -> ROWS.predict(Map.of("x", new float[4], "T", new float[] {1})))
        .isInstanceOf(UserError.class)
        .hasMessage("input `x` needs 2 numbers, not 4");
  }
}
