package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What the settings around an optimizer do to the weights. */
final class TrainSettingsTest {
  private static final Offset<Float> CLOSE = Offset.offset(1e-5f);

  /** A network that is trained with these settings; without a part for validation. */
  private static Trained trained(String settings) {
    return new Trained(
        """
        network Small {
            input  x: f32[6]
            target t: f32
            base = x -> dense(5) -> batch_norm -> dropout(0.5)
            output y = base -> tanh -> dense(1)
            loss = mse(y, t)
        }
        data Made { from linear(rows: 24, features: 6, noise: 0.1, seed: 1) t = y }
        train Small on Made { %s epochs: 6 batch: 8 seed: 1 shuffle: false }
        """
            .formatted(settings));
  }

  /** The weights of a text before and after training. */
  private static final class Trained {
    private final Schema schema;
    private final Weights before;
    private final Weights after;

    Trained(String text) {
      Compiled compiled = Compiled.text("small.nnet", text);
      schema = compiled.schema();
      Training plan = schema.training().orElseThrow();
      before = Weights.initial(compiled.model(), plan.seed());
      after = Weights.initial(compiled.model(), plan.seed());
      Dataset data = Dataset.fit(compiled.model(), new DataFiles(Path.of(".")), after);
      new Trainer(compiled.model(), plan, data, after, new TrainingListener() {}).train();
    }

    float[] before(String path) {
      return part(before, path);
    }

    float[] after(String path) {
      return part(after, path);
    }

    private float[] part(Weights weights, String path) {
      Schema.Parameter parameter =
          schema.parameters().stream()
              .filter(each -> each.path().equals(path))
              .findFirst()
              .orElseThrow();
      int from = parameter.offset();
      return Arrays.copyOfRange(weights.parameters(), from, from + parameter.size());
    }
  }

  @Test
  void whatIsFrozenStaysAndIsInPredictionMode() {
    Trained trained = trained("optimizer: sgd(0.1) freeze \"base.**\"");
    assertThat(trained.after("base.dense.weight")).isEqualTo(trained.before("base.dense.weight"));
    assertThat(trained.after("y.dense.weight")).isNotEqualTo(trained.before("y.dense.weight"));
    assertThat(trained.after.states()).isEqualTo(trained.before.states());
    assertThat(trained.schema.parameters())
        .allMatch(parameter -> parameter.trainable() != parameter.path().startsWith("base."));
    Trained free = trained("optimizer: sgd(0.1)");
    assertThat(free.after.states()).isNotEqualTo(free.before.states());
  }

  @Test
  void aGroupHasOptionsOfItsOwn() {
    Trained trained =
        trained(
            "optimizer: adam(0.1) groups: {\"**.offset\": learning_rate: 0, \"y\": beta1: 0.5}");
    assertThat(trained.after("y.dense.offset")).isEqualTo(trained.before("y.dense.offset"));
    assertThat(trained.after("base.dense.offset")).isEqualTo(trained.before("base.dense.offset"));
    Trained usual = trained("optimizer: adam(0.1)");
    assertThat(trained.after("y.dense.weight")).isNotEqualTo(usual.after("y.dense.weight"));
  }

  @Test
  void constraintsHoldAfterEveryUpdate() {
    Trained trained =
        trained(
            "optimizer: sgd(1)"
                + " constraint: {\"base.**.weight\": max_norm(0.3), \"y.**.weight\": unit_norm}");
    float[] weight = trained.after("base.dense.weight");
    for (int unit = 0; unit < 5; unit++) {
      double squares = 0;
      for (int i = unit; i < weight.length; i += 5) {
        squares += weight[i] * weight[i];
      }
      assertThat(Math.sqrt(squares)).isLessThan(0.300001);
    }
    double squares = 0;
    for (float value : trained.after("y.dense.weight")) {
      squares += value * value;
    }
    assertThat(squares).isCloseTo(1, Offset.offset(1e-5));
  }

  /** Without statistics of the batch and random draws. */
  private static Trained line(String settings) {
    return new Trained(
        """
        network Line {
            input  x: f32[6]
            target t: f32
            output y = x -> dense(3) -> tanh -> dense(1)
            loss = mse(y, t)
        }
        data Made { from linear(rows: 24, features: 6, noise: 0.1, seed: 1) t = y }
        train Line on Made { %s epochs: 6 seed: 1 shuffle: false }
        """
            .formatted(settings));
  }

  @Test
  void accumulatedBatchesAreLikeOneLargeBatch() {
    Trained small = line("optimizer: adam(cosine(0.1)) clip_norm: 0.5 batch: 4 accumulate: 3");
    Trained large = line("optimizer: adam(cosine(0.1)) clip_norm: 0.5 batch: 12");
    assertThat(small.after.parameters()).containsExactly(large.after.parameters(), CLOSE);
    assertThat(small.after.parameters()).isNotEqualTo(small.before.parameters());
  }

  @Test
  void averagesTakeThePlaceOfTheParameters() {
    Trained usual = line("optimizer: sgd(0.1) batch: all");
    Trained last = line("optimizer: sgd(0.1) -> ema(0) batch: all");
    assertThat(last.after.parameters()).isEqualTo(usual.after.parameters());
    Trained mean = line("optimizer: sgd(0.1) -> swa(5) batch: all");
    Trained fifth = new Trained(text("epochs: 5"));
    Trained sixth = new Trained(text("epochs: 6"));
    float[] expected = fifth.after.parameters().clone();
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (expected[i] + sixth.after.parameters()[i]) / 2;
    }
    assertThat(mean.after.parameters()).containsExactly(expected, CLOSE);
  }

  private static String text(String epochs) {
    return """
    network Line {
        input  x: f32[6]
        target t: f32
        output y = x -> dense(3) -> tanh -> dense(1)
        loss = mse(y, t)
    }
    data Made { from linear(rows: 24, features: 6, noise: 0.1, seed: 1) t = y }
    train Line on Made { optimizer: sgd(0.1) batch: all seed: 1 shuffle: false %s }
    """
        .formatted(epochs);
  }

  @Test
  void lookaheadMeetsTheSlowWeights() {
    Trained stays = line("optimizer: sgd(0.1) -> lookahead(0, every: 6) batch: all");
    assertThat(stays.after.parameters()).isEqualTo(stays.before.parameters());
    Trained goes = line("optimizer: sgd(0.1) -> lookahead(1, every: 6) batch: all");
    Trained usual = line("optimizer: sgd(0.1) batch: all");
    assertThat(goes.after.parameters()).containsExactly(usual.after.parameters(), CLOSE);
  }

  /** The measures of epochs as Keras's ReduceLROnPlateau sees them: patience 2, cooldown 1. */
  @Test
  void aPlateauLowersTheRate() {
    Compiled compiled =
        Compiled.text(
            "line.nnet",
            text("").replace("sgd(0.1)", "sgd(plateau(1, factor: 0.5, patience: 2, cooldown: 1))"));
    Training.Optimizer plan =
        compiled.schema().training().orElseThrow().phases().getFirst().optimizer();
    double[] values = new double[1 + plan.memory().size()];
    for (int i = 0; i < plan.memory().size(); i++) {
      values[1 + i] = plan.memory().get(i);
    }
    double[] measured = {Double.NaN, 5, 4, 4, 4, 4, 4, 4, 3, 3, 3};
    double[] expected = {1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.125};
    for (int step = 1; step <= 2 * measured.length; step++) {
      int epoch = (step - 1) / 2;
      compiled.model().options(0, new Progress(step, 22, epoch, measured[epoch]), values);
      assertThat(values[0]).as("epoch %d", epoch).isEqualTo(expected[epoch]);
    }
  }
}
