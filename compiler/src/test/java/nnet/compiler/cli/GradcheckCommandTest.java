package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nnet gradcheck} from text to table. */
class GradcheckCommandTest {
  private static final String LEARNS =
      """
      network Learns {
          input  x: f32[4]
          target y: class(3)
          output p: simplex(3) = x -> dense(5) -> tanh -> dropout(0.5) -> dense(3) -> softmax
          loss = cross_entropy(p, y)
      }
      """;
  private static final String ONLY_MAPS =
      """
      network OnlyMaps {
          input  x: f32[4]
          output y = x -> dense(3)
      }
      """;

  @TempDir Path folder;

  @Test
  void everyGradientOfEveryNetworkIsCompared() throws IOException {
    Run run = Run.of("gradcheck", write(LEARNS + ONLY_MAPS), "--trials", "1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("gradients of Learns", "in training", "in prediction", "scalar")
        .contains("p.dense.weight", "p.dense_2.offset", "\n  x ")
        .doesNotContain("WRONG", "OnlyMaps");
  }

  @Test
  void withoutALossThereIsNothingToCompare() throws IOException {
    Run run = Run.of("gradcheck", write(ONLY_MAPS));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("has a loss to differentiate");
  }

  @Test
  void trialsAreCounted() throws IOException {
    Run run = Run.of("gradcheck", write(LEARNS), "--trials", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--trials is a whole number from 1 up; got `0`");
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("network.nnet"), text).toString();
  }
}
