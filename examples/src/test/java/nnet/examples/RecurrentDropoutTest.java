package nnet.examples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import nnet.compiler.gradcheck.Point;
import nnet.examples.run.EntryRun;
import org.junit.jupiter.api.Test;

/** Dropout in recurrent layers: one mask for all steps of an example. */
final class RecurrentDropoutTest {
  private static final int EXAMPLES = 50;
  private static final int STEPS = 3;
  private static final int UNITS = 4;

  /** What the output of a network without parameters is, for inputs of ones. */
  private static float[] run(String entry, String layer) {
    String text =
        "activation same()(x) = x\ninitializer diagonal()(shape) = reshape(concat([1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]), shape: shape)\n"
            + "network Net { input x: f32[3, 4] target t: f32 output y = "
            + layer
            + " loss = mse(mean(y), t) }";
    Compiled compiled = Compiled.text("net.nnet", text);
    Point point = Point.random(compiled.program(), compiled.model(), 1, EXAMPLES);
    Arrays.fill(point.inputs().get("x"), 1);
    float[] parameters = compiled.frame("initialize", 1, 1).p;
    return requireNonNull(
        new EntryRun(compiled.model())
            .run(entry, parameters, new float[0], point.inputs(), EXAMPLES, 7)
            .get("y"));
  }

  private static final String STEADY =
      "rnn(4, activation: same, init: zeros, recurrent_init: diagonal, sequences: true,"
          + " recurrent_dropout: 0.5)(x, h: [1, 1, 1, 1])";

  @Test
  void aUnitIsDroppedAtEveryStepOrAtNone() {
    float[] y = run("gradients_train", STEADY);
    int kept = 0;
    for (int example = 0; example < EXAMPLES; example++) {
      for (int unit = 0; unit < UNITS; unit++) {
        int at = example * STEPS * UNITS + unit;
        float factor = y[at];
        assertThat(factor).isIn(0f, 2f);
        assertThat(y[at + UNITS]).isEqualTo(factor * factor);
        assertThat(y[at + 2 * UNITS]).isEqualTo(factor * factor * factor);
        kept += factor > 0 ? 1 : 0;
      }
    }
    assertThat(kept).isBetween(60, 140);
    assertThat(run("gradients_predict", STEADY)).containsOnly(1);
  }

  @Test
  void aFeatureIsDroppedAtEveryStepOrAtNone() {
    String layer =
        "rnn(4, activation: same, init: diagonal, recurrent_init: zeros, sequences: true,"
            + " dropout: 0.5)(x)";
    float[] y = run("gradients_train", layer);
    for (int i = 0; i < y.length; i++) {
      int first = i - i % (STEPS * UNITS) + i % UNITS;
      assertThat(y[i]).isIn(0f, 2f).isEqualTo(y[first]);
    }
    assertThat(y).contains(0f, 2f);
    assertThat(run("gradients_predict", layer)).containsOnly(1);
  }

  /** What is kept of h is a factor of the rows of the recurrent matrix. */
  @Test
  void keepingScalesTheRecurrentMatrix() {
    for (String cell : new String[] {"rnn", "lstm", "gru"}) {
      String layer = cell + "(4, init: constant(0.3), recurrent_init: constant(%s))(x%s)";
      float[] scaled = run("gradients_train", layer.formatted("0.25", ""));
      float[] kept = run("gradients_train", layer.formatted("0.5", ", keep: [0.5, 0.5, 0.5, 0.5]"));
      assertThat(kept).isEqualTo(scaled);
    }
  }

  /** A tensor that is the same at every step: attention over it is a cell. */
  @Test
  void aCellReadsWhatIsTheSameAtEveryStep() {
    String text =
        """
        cell look()(x: f32[n], keys: f32[s, n]) carries seen: f32[n] = zeros {
            seen = seen + softmax(keys @ (x + seen)) @ keys
        }
        network Looking {
            input x: f32[2, 3]
            input keys: f32[4, 3]
            target t: f32
            a = softmax(keys @ x[0]) @ keys
            b = a + softmax(keys @ (x[1] + a)) @ keys
            output y = scan(look())(x, keys).seen - b
            output slope = gradient(sum(scan(look())(x, keys: keys).seen ^ 2), keys) - gradient(sum(b ^ 2), keys)
            loss = mse(sum(y), t)
        }
        """;
    Compiled compiled = Compiled.text("looking.nnet", text);
    Point point = Point.random(compiled.program(), compiled.model(), 1);
    Map<String, float[]> found =
        new EntryRun(compiled.model())
            .run("gradients_predict", new float[0], new float[0], point.inputs(), 3, 7);
    for (String name : new String[] {"y", "slope"}) {
      for (float each : requireNonNull(found.get(name))) {
        assertThat(each).isBetween(-1e-5f, 1e-5f);
      }
    }
  }
}
