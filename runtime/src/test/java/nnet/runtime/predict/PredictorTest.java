package nnet.runtime.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.train.LineModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {
  @TempDir Path folder;

  private final LineModel model = new LineModel();

  /** y = 3 x. */
  private Predictor predictor() {
    return Predictor.of(model, Weights.initial(model, 3));
  }

  @Test
  void loadsAndPredicts() {
    Path file = folder.resolve("w");
    Weights.initial(model, 3).write(file);
    Predictor predictor = Predictor.load(model, file);
    float[] result = new float[predictor.outputSize()];
    predictor.predict(new float[] {2}, result);
    assertThat(result).containsExactly(6);
    assertThat(predictor.inputs()).containsExactly("x");
    assertThat(predictor.outputs()).containsExactly("line");
    assertThat(predictor.shape("x")).isEqualTo(List.of(1));
  }

  @Test
  void predictsMoreThanItsWorkspaceHolds() {
    int rows = 1000;
    float[] examples = new float[rows];
    for (int i = 0; i < rows; i++) {
      examples[i] = i;
    }
    float[] results = new float[rows];
    predictor().predictBatch(examples, results, rows);
    assertThat(results[999]).isEqualTo(2997);
    assertThat(results[257]).isEqualTo(771);
  }

  @Test
  void predictsByName() {
    assertThat(predictor().predict(Map.of("x", new float[] {2})).get("line")).containsExactly(6);
    assertThatThrownBy(() -> predictor().predict(Map.of("X", new float[] {2})))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("did you mean `X`?");
  }

  @Test
  void allocatesNothing() {
    Predictor predictor = predictor();
    float[] example = {2};
    float[] result = new float[1];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 20_000; i++) {
      predictor.predict(example, result);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      predictor.predict(example, result);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  @Test
  void servesManyThreads() {
    Predictor predictor = predictor();
    boolean right =
        IntStream.range(0, 10_000)
            .parallel()
            .allMatch(i -> {
              float[] result = new float[1];
              predictor.predict(new float[] {i}, result);
              return result[0] == 3 * i;
            });
    assertThat(right).isTrue();
  }
}
