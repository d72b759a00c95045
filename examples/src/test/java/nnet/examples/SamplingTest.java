package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Training;
import nnet.runtime.parallel.Pool;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What examples count for, and how often they come. */
final class SamplingTest {
  @TempDir Path folder;

  /**
   * Rows of three kinds, of which the first is frequent and the last is rare.
   *
   * @param loss of the probabilities and the kind, perhaps with a weight
   */
  private Weights trained(String loss, String settings) throws IOException {
    StringBuilder rows = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 60; i++) {
      int kind = i % 20 == 0 ? 2 : i % 20 % 6 == 1 && i % 20 < 14 ? 1 : 0;
      rows.append(i % 7).append(',').append(i % 5 + kind).append(',').append(kind).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    Compiled compiled =
        Compiled.text(
            "rows.nnet",
            """
            network N {
                input  x: f32[2]
                target kind: class(3)
                target weight: f32
                output p: simplex(3) = x -> dense(3) -> softmax
                loss   = %s
            }
            record Row { a: f32  b: f32  kind: class(3) }
            data Rows {
                from csv("rows.csv") as Row
                x = concat(a, b)
                weight = if kind == 2 then 10 else if kind == 1 then 3 else 0.5
            }
            train N on Rows { optimizer: sgd(0.1)  batch: 13  epochs: 4  seed: 2 %s }
            """
                .formatted(loss, settings));
    Training plan = compiled.schema().training().orElseThrow();
    Weights weights = Weights.initial(compiled.model(), plan.seed());
    Dataset data = Dataset.fit(compiled.model(), new DataFiles(folder), weights);
    new Trainer(compiled.model(), plan, data, weights, new TrainingListener() {}).train();
    return weights;
  }

  private static final String PLAIN = "cross_entropy(p, kind) + 0 * weight";

  @Test
  void classWeightsAreThoseOfTheirExamples() throws IOException {
    Weights weighted = trained("cross_entropy(p, kind, weight: weight)", "");
    Weights classes = trained(PLAIN, "class_weights: [0.5, 3, 10]");
    assertThat(classes.parameters()).containsExactly(weighted.parameters(), Offset.offset(1e-5f));
    assertThat(trained(PLAIN, "").parameters()).isNotEqualTo(classes.parameters());
  }

  /** n / (k count), with 60 examples of 3 classes. */
  @Test
  void balancedWeightsMakeClassesCountAlike() throws IOException {
    Weights balanced = trained(PLAIN, "class_weights: balanced");
    int[] counts = counts();
    Weights given =
        trained(
            PLAIN,
            "class_weights: [%s, %s, %s]"
                .formatted(20.0 / counts[0], 20.0 / counts[1], 20.0 / counts[2]));
    assertThat(balanced.parameters()).isEqualTo(given.parameters());
  }

  private int[] counts() throws IOException {
    int[] counts = new int[3];
    for (String line : Files.readAllLines(folder.resolve("rows.csv")).subList(1, 61)) {
      counts[Integer.parseInt(line.split(",", -1)[2])]++;
    }
    return counts;
  }

  @Test
  void someClassesMayBeNamed() throws IOException {
    Weights named = trained(PLAIN, "class_weights: {\"1\": 3, \"2\": 10}");
    assertThat(named.parameters())
        .isEqualTo(trained(PLAIN, "class_weights: [1, 3, 10]").parameters());
    assertThatThrownBy(() -> trained(PLAIN, "class_weights: {\"3\": 3}"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "class_weights: `kind` has no label \"3\"; labels are 0 to 2, or names of categories");
  }

  @Test
  void balancedSamplesAreTheSameForAnyThreads() throws IOException {
    int threads = Pool.threads();
    Weights two = trained(PLAIN, "sampling: balanced");
    try {
      Pool.useThreads(1);
      assertThat(trained(PLAIN, "sampling: balanced").parameters()).isEqualTo(two.parameters());
    } finally {
      Pool.useThreads(threads);
    }
    assertThat(two.parameters()).isNotEqualTo(trained(PLAIN, "").parameters());
  }
}
