package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** Entries that compute the same are optimised and emitted once. */
class SharedEntriesTest {
  @Test
  void withoutDifferencesInTrainingThereIsOneMethod() {
    assertThat(isShared("x -> lstm(2) -> selu")).isTrue();
  }

  @Test
  void dropoutIsInTheOneOnly() {
    assertThat(isShared("x -> lstm(2) -> dropout(0.1)")).isFalse();
  }

  @Test
  void whatDropsNothingDrawsNothing() {
    assertThat(isShared("x -> dropout(0) -> spatial_dropout(0) -> lstm(2)")).isTrue();
    assertThat(isShared("x -> alpha_dropout(0) -> gaussian_dropout(0) -> lstm(2)")).isTrue();
    assertThat(isShared("x -> transformer_encoder(heads: 1, hidden: 2) -> lstm(2)")).isTrue();
  }

  @SuppressWarnings("ReferenceEquality") // shared means one object
  private static boolean isShared(String layers) {
    Program program = program(layers);
    String java = Compiler.emit(program).sources().getOrDefault("nnet.model.Two", "");
    boolean shared = body(program, "gradients_train") == body(program, "gradients_predict");
    assertThat(java).contains("void gradientsPredict(");
    assertThat(!java.contains("void gradientsTrain(")).isEqualTo(shared);
    return shared;
  }

  private static Region body(Program program, String entry) {
    return program.entries().stream()
        .filter(candidate -> candidate.name().equals(entry))
        .findFirst()
        .orElseThrow()
        .body();
  }

  private static Program program(String layers) {
    String text =
        """
        network Two {
            input  x: f32[4, 3]
            target y: f32[2]
            output z = %s
            loss = mse(z, y)
        }
        """
            .formatted(layers);
    return Compiler.lower(
        Compiler.check(new SourceFile("two.nnet", text), Request.DEFAULT).program().orElseThrow());
  }
}
