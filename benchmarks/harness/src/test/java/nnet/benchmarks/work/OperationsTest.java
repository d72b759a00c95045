package nnet.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against sums by hand. */
class OperationsTest {
  private static double of(Network network, int batch) {
    return Operations.of(new Workload.Training(network, Optimizer.ADAM, batch));
  }

  @Test
  void firstLayersNeedNoGradientOfTheirInput() {
    assertThat(of(Network.MLP, 1)).isEqualTo(2 * (2 * 784 * 512 + 3 * 512 * 10));
    assertThat(of(Network.MLP.grown("depth", 2), 1) - of(Network.MLP, 1))
        .isEqualTo(2 * 3 * 512 * 512);
  }

  @Test
  void stepsAndGatesCount() {
    assertThat(of(Network.LSTM, 1)).isEqualTo(2 * (60 * (2 * 8 * 256 + 3 * 64 * 256) + 3 * 64));
    assertThat(of(Network.GRU, 1)).isEqualTo(2 * (60 * (2 * 8 * 192 + 3 * 64 * 192) + 3 * 64));
  }

  @Test
  void theBatchMultiplies() {
    assertThat(of(Network.CNN, 64)).isEqualTo(64 * of(Network.CNN, 1));
    assertThat(of(Network.CNN, 1)).isEqualTo(2 * (2 * 194_688 + 3 * (10_616_832 + 1_180_928)));
  }

  @Test
  void attentionGrowsWithTheSquareOfTheLength() {
    double once = of(Network.TRANSFORMER, 16);
    double twice = of(Network.TRANSFORMER.grown("length", 2), 16);
    double attention = 2.0 * 16 * 3 * 2 * (2 * 128 * 128 * 128);
    double pooled = 2.0 * 16 * 3 * 1280;
    assertThat(twice - pooled).isEqualTo(2 * (once - pooled) + 2 * attention);
  }
}
