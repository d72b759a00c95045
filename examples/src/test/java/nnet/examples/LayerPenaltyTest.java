package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nnet.examples.run.EntryRun;
import nnet.runtime.io.Weights;
import org.junit.jupiter.api.Test;

/**
 * A layer's penalty is averaged over the examples and added to the loss, through calls and loops.
 */
final class LayerPenaltyTest {

  @Test
  void isPartOfTheLoss() {
    Compiled compiled =
        Compiled.text(
            "penalty.nnet",
            """
            layer inner()(x) { return x -> activity_regularization(l1: 0.5, l2: 0.1) }
            network Penalty {
                input x: f32[2]
                y = x -> inner
                repeat 2 { y = y -> inner }
                output z = y
                loss = sum(z)
            }
            """);
    Weights weights = Weights.blank(compiled.schema());
    float[] x = {1, 2, -3, 0};
    Map<String, float[]> found =
        new EntryRun(compiled.model())
            .run(
                "gradients_train",
                weights.parameters(),
                weights.states(),
                new TreeMap<>(Map.of("x", x)),
                2,
                1);
    double penalties = 3 * (0.5 * (3 + 3) + 0.1 * (5 + 9)) / 2;
    assertThat(first(found, "total")).isCloseTo(penalties, within(1e-5));
    assertThat(first(found, "gradient/x")).isCloseTo((1 + 3 * (0.5 + 0.2)) / 2, within(1e-5));
  }

  private static double first(Map<String, float[]> found, String name) {
    return Objects.requireNonNull(found.get(name))[0];
  }
}
