package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import nnet.compiler.gradcheck.Point;
import nnet.examples.run.EntryRun;
import nnet.runtime.model.Entry;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans whose derivative makes values anew instead of keeping them. */
final class CheckpointTest {
  private static final String CELLS =
      """
      cell noisy(units: int)(x: f32[n], gate: unit) carries h: f32[units] = zeros, seen: f32 = 0 {
          h = tanh((x -> dense(units)) + (h -> dropout(0.4) -> dense(units)) + gate)
          h = h + random_normal([units], deviation: 0.1)
          seen = seen + gate
      }

      cell normed(units: int)(x: f32[n]) carries h: f32[units] = ones {
          h = (x -> dense(units)) + h * 0.5 -> batch_norm -> tanh
      }

      cell inner(units: int)(x: f32[n]) carries g: f32[units] = zeros {
          g = tanh(g + (x -> dropout(0.5) -> dense(units)))
      }

      cell outer(units: int)(x: f32[m, n]) carries h: f32[units] = zeros {
          h = 0.5 * h + scan(inner(units)OPTION2)(x).g
      }

      """;

  private static Compiled network(String statements, String checkpoint, String inside) {
    String text =
        CELLS.replace("OPTION2", inside)
            + "network Long { input x: f32[12, 4] target t: f32\n"
            + statements.replace("OPTION", checkpoint)
            + "\nloss = mse(mean(y * y) + mean(y), t) }";
    return Compiled.text("long.nnet", text);
  }

  private static Map<String, float[]> gradients(Compiled compiled, Point point) {
    return new EntryRun(compiled.model())
        .run(
            "gradients_train",
            point.weights().parameters(),
            point.weights().states(),
            point.inputs(),
            point.batch(),
            point.seed());
  }

  /** The same bits; only what weights add up over all steps is added in another order. */
  private static void agree(Map<String, float[]> found, Map<String, float[]> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, values) -> {
      if (!name.startsWith("gradient/")) {
        assertThat(found.get(name)).as(name).isEqualTo(values);
      } else {
        assertThat(found.get(name)).as(name).containsExactly(values, Offset.offset(1e-6f));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "output y = scan(lstm_cell(5)OPTION)(x).h",
        "r = scan(gru_cell(5), reverse: trueOPTION)(x) output y = r.all output z = r.h",
        "output y = scan(noisy(5)OPTION)(x, gate: sigmoid(x[:, 0])).all",
        "output y = scan(noisy(5), reverse: trueOPTION)(x, gate: sigmoid(x[:, 0])).h",
        "output y = scan(noisy(5)OPTION)(x, gate: sigmoid(x[:, 0])).seen",
        "output y = scan(normed(3)OPTION)(x).all",
        "output y = scan(lstm_cell(5), truncate: 3OPTION)(x, mask: x[:, 1] > 0.4).c",
        "output y = scan(outer(3)OPTION)(reshape(x, [12, 2, 2])).all",
        "output y = scan(gru_cell(3), stateful: trueOPTION)(x, h: x[0, 0:3]).h",
        "h = x -> dense(4) output y = scan(rnn_cell(4)OPTION)(h, h: h[-1]).all",
      })
  void valuesAreTheSameAsWithout(String statements) {
    Compiled without = network(statements, "", "");
    Point point = Point.random(without.program(), without.model(), 5);
    Map<String, float[]> expected = gradients(without, point);
    assertThat(expected.keySet()).anyMatch(name -> name.startsWith("gradient/"));
    agree(gradients(network(statements, ", checkpoint: 4", ""), point), expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 12})
  void blocksOfOneStepAndOfAll(int block) {
    String statements = "output y = scan(noisy(5)OPTION)(x, gate: sigmoid(x[:, 0])).all";
    Compiled without = network(statements, "", "");
    Point point = Point.random(without.program(), without.model(), 5);
    agree(
        gradients(network(statements, ", checkpoint: " + block, ""), point),
        gradients(without, point));
  }

  @Test
  void blocksWithinBlocks() {
    String statements = "output y = scan(outer(3)OPTION)(reshape(x, [12, 2, 2])).all";
    Compiled without = network(statements, "", "");
    Point point = Point.random(without.program(), without.model(), 5);
    agree(
        gradients(network(statements, ", checkpoint: 4", ", checkpoint: 1"), point),
        gradients(without, point));
  }

  /** Draws of a scan inside a cell differ from step to step of the scan around it. */
  @Test
  void eachStepOfAnOuterScanDrawsAnew() {
    String text =
        """
        cell draw()(x: f32) carries s: f32 = 0 { s = x + random_uniform([]) }
        cell around()(x: f32[n]) carries s: f32[2] = zeros { s = scan(draw())(x).all }
        network Draws { input x: f32[3, 2] output y = scan(around())(x).all }
        """;
    Compiled compiled = Compiled.text("draws.nnet", text);
    float[] y =
        new EntryRun(compiled.model())
            .run("predict", new float[0], new float[0], Map.of("x", new float[6]), 1, 3)
            .get("y");
    assertThat(y).doesNotHaveDuplicates();
  }

  /** Of 1024 steps in blocks of 32 only 32 + 32 steps are kept instead of all. */
  @Test
  void memoryIsTheSquareRoot() {
    String text =
        """
        network Long {
            input x: f32[1024, 8]
            target t: f32
            output y = scan(lstm_cell(32)%s)(x).h -> dense(1)
            loss = mse(y, t)
        }
        train Long on Made { optimizer: sgd(0.1) }
        data Made { from linear(rows: 4, features: 8192) x = reshape(x, [1024, 8]) t = y }
        """;
    Entry without = Compiled.text("long.nnet", text.formatted("")).entry("train_all");
    Entry with = Compiled.text("long.nnet", text.formatted(", checkpoint: 32")).entry("train_all");
    int batch = 16;
    assertThat(with.workspace(batch)).isLessThan(without.workspace(batch) / 8);
  }
}
