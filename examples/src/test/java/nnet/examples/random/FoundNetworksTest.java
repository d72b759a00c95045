package nnet.examples.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks that once failed, as small as they could be made, with the batch that they failed with.
 */
class FoundNetworksTest {
  @ParameterizedTest
  @CsvSource({
    "cancelled.nnet, 2",
    "cancelled_sum.nnet, 3",
    "stepped.nnet, 3",
    "pooled_twice.nnet, 1",
    "sorted_steps.nnet, 1",
    "two_groupings.nnet, 2",
    "stepped_largest.nnet, 2",
    "stepped_smallest.nnet, 5",
    "saturated_sigmoid.nnet, 2",
    "saturated_softmax.nnet, 1"
  })
  void computesTheSameInEveryForm(String file, int batch) throws IOException {
    List<Drawn> networks = Drawn.compiled(List.of(text(file)), 1);
    assertThat(networks.getFirst().problems(batch)).isEmpty();
  }

  private static String text(String file) throws IOException {
    try (InputStream in = FoundNetworksTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
