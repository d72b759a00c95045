package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Training;
import nnet.runtime.train.OptimizerRun;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three steps of optimizers for which there are no recorded traces, from (1, -2), with numbers
 * computed in float64 from the formulas of Keras 3 (of the paper for lookahead).
 */
final class OptimizerStepsTest {
  private static final float[][] GRADIENTS = {{0.5f, 0.1f}, {-0.2f, 0.3f}, {0.05f, -0.4f}};

  private static final String NETWORK =
      """
      network Scaled {
          input  x: f32[2]
          target t: f32
          param weight: f32[2] = ones
          output y = sum(weight * x)
          loss = mse(y, t)
      }
      data Made { from linear(rows: 8, features: 2) t = y }
      train Scaled on Made { optimizer: OPTIMIZER batch: all }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nadam(0.1) | 0.911131783677 | -2.12820403312",
        "lion(0.1) | 0.9 | -2.1",
        "lamb(0.1) | 0.515219444395 | -2.32862822394",
        "adam(0.1, beta2: 0.9, amsgrad: true) | 0.832317085708 | -2.18395865688",
        "ftrl(0.1, l1: 0.01, l2: 0.02, shrinkage: 0.03, beta: 0.1)"
            + " | 0.329182044513 | -0.0598779651017",
        "rmsprop(0.1, momentum: 0.9, centered: true) | 0.300177459514 | -3.27241875166",
        "adagrad(0.1) | 0.939529345428 | -2.0305664859",
        "sgd(0.1, momentum: 0.9, nesterov: true, weight_decay: 0.1) | 0.8449645 | -1.9792589",
        "sgd(0.1) -> lookahead(0.5, every: 2) | 0.98 | -1.98"
      })
  void threeSteps(String optimizer, double first, double second) {
    Compiled compiled = Compiled.text("scaled.nnet", NETWORK.replace("OPTIMIZER", optimizer));
    Training.Phase phase = compiled.schema().training().orElseThrow().phases().getFirst();
    int at = compiled.schema().parameters().getFirst().offset();
    float[] parameters = new float[compiled.schema().parameterFloats()];
    parameters[at] = 1;
    parameters[at + 1] = -2;
    float[] gradients = new float[parameters.length];
    OptimizerRun run = new OptimizerRun(compiled.model(), 0, phase, parameters, gradients);
    for (int i = 0; i < GRADIENTS.length; i++) {
      System.arraycopy(GRADIENTS[i], 0, gradients, at, 2);
      run.step(new Progress(i + 1, 3, 0, Double.NaN));
    }
    assertThat((double) parameters[at]).isCloseTo(first, Offset.offset(2e-6));
    assertThat((double) parameters[at + 1]).isCloseTo(second, Offset.offset(2e-6));
  }

  /** Nine tenths of the smallest of all floats are rounded to itself: it would stay for ever. */
  @Test
  void whatFadesAwayBecomesZero() {
    String wide = NETWORK.replace("[2]", "[40]").replace("features: 2", "features: 40");
    Compiled compiled =
        Compiled.text("wide.nnet", wide.replace("OPTIMIZER", "sgd(0.1, weight_decay: 1)"));
    Training.Phase phase = compiled.schema().training().orElseThrow().phases().getFirst();
    int at = compiled.schema().parameters().getFirst().offset();
    float[] parameters = new float[compiled.schema().parameterFloats()];
    Arrays.fill(parameters, at, parameters.length, -1);
    OptimizerRun run =
        new OptimizerRun(compiled.model(), 0, phase, parameters, new float[parameters.length]);
    for (int step = 1; step <= 1000; step++) {
      run.step(new Progress(step, 1000, 0, Double.NaN));
    }
    assertThat(parameters).containsOnly(0);
  }
}
