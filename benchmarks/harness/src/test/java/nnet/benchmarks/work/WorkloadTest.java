package nnet.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WorkloadTest {

  static Stream<Workload> workloads() {
    return Stream.of(
        new Workload.Product(Form.TN, 2, 3, 4),
        new Workload.Training(Network.MLP.grown("width", 2), Optimizer.RMSPROP, 128),
        new Workload.Prediction(Network.SMALL, 1));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void whatIsWrittenIsRead(Workload workload) {
    assertThat(Workload.parse(workload.toString())).isEqualTo(workload);
  }

  @Test
  void theTextIsForPeople() {
    assertThat(new Workload.Training(Network.MLP, Optimizer.ADAM, 128))
        .hasToString("train adam 128 mlp depth=1 width=512");
  }

  @Test
  void otherTextIsRefused() {
    assertThatThrownBy(() -> Workload.parse("sleep 3")).hasMessage("no workload: sleep 3");
  }

  @Test
  void examplesAreTheSameForAll() {
    Examples examples = Examples.of(Network.TRANSFORMER, 2);
    assertThat(examples.inputs())
        .hasSize(256)
        .isEqualTo(Examples.of(Network.TRANSFORMER, 2).inputs());
    assertThat(examples.inputs()).containsOnly(round(examples.inputs()));
    assertThat(Examples.of(Network.CNN, 3).inputs()).hasSize(3 * 784);
    assertThat(Examples.of(Network.LSTM.grown("length", 2), 1).inputs()).hasSize(960);
  }

  private static float[] round(float[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = Math.round(values[i]);
    }
    return rounded;
  }
}
