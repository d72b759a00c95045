package nnet.examples.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import nnet.examples.Compiled;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a batch makes of the running mean and variance, against PyTorch's. */
final class RunningStatisticsTest {
  private static final String NETWORK =
      """
      network Running {
          input  x: f32[SIZE]
          target t: class(2)
          y = reshape(x, shape: SHAPE) -> batch_norm(MOMENTUM, unbiased: true)
          output p = y -> flatten -> dense(2) -> softmax
          loss = cross_entropy(p, t)
      }
      data Made { from classification(rows: ROWS, features: SIZE, classes: 2) t = label }
      train Running on Made { optimizer: sgd(0) batch: all epochs: 1 }
      """;

  @ParameterizedTest
  @CsvSource({
    "batch_norm_train_eps1e-3, 5, 3, '[3]', 0.99",
    "batch_norm2d_train, 3, 24, '[3, 2, 4]', 0.9"
  })
  void moveAsThere(String name, int rows, int size, String shape, String momentum)
      throws IOException {
    List<ReferenceTensor> tensors = ReferenceCases.shared().tensors("batch_norm/" + name);
    Compiled compiled =
        Compiled.text(
            "running.nnet",
            NETWORK
                .replace("SIZE", Integer.toString(size))
                .replace("ROWS", Integer.toString(rows))
                .replace("SHAPE", shape)
                .replace("MOMENTUM", momentum));
    Frame frame = compiled.frame("train_all", rows, 1);
    ReferenceTensor x = find(tensors, "input", "x");
    float[] values = (x.shape().size() == 4 ? x.permuted("0231") : x).floats();
    int at = compiled.input("train_all", "x").at(compiled.entry("train_all"), rows);
    System.arraycopy(values, 0, frame.b, at, values.length);
    put(compiled, frame, "y.batch_norm.mean", find(tensors, "param", "running_mean"));
    put(compiled, frame, "y.batch_norm.variance", find(tensors, "param", "running_var"));
    compiled.model().run(compiled.schema().entry("train_all"), frame);
    compare(compiled, frame, "y.batch_norm.mean", find(tensors, "output", "running_mean_after"));
    compare(compiled, frame, "y.batch_norm.variance", find(tensors, "output", "running_var_after"));
  }

  private static ReferenceTensor find(List<ReferenceTensor> tensors, String role, String name) {
    return tensors.stream()
        .filter(tensor -> tensor.role().equals(role) && tensor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void put(Compiled compiled, Frame frame, String path, ReferenceTensor tensor) {
    System.arraycopy(tensor.floats(), 0, frame.s, offset(compiled, path), tensor.values().length);
  }

  private static void compare(Compiled compiled, Frame frame, String path, ReferenceTensor after) {
    for (int i = 0; i < after.values().length; i++) {
      double found = frame.s[offset(compiled, path) + i];
      assertThat(found).as("%s, element %d", path, i).isCloseTo(after.values()[i], within(1e-6));
    }
  }

  private static int offset(Compiled compiled, String path) {
    return compiled.schema().states().stream()
        .filter(state -> state.path().equals(path))
        .mapToInt(Schema.State::offset)
        .findFirst()
        .orElseThrow();
  }
}
