package nnet.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDistributionTest {
  private static final Path FILE = Path.of("w.safetensors");

  private static Optional<TrainingDistribution> read(String text) {
    return TrainingDistribution.read(FILE, Map.of(TrainingDistribution.KEY, text));
  }

  @Test
  void whatIsWrittenIsRead() {
    TrainingDistribution distribution =
        new TrainingDistribution(
            List.of(
                new Histogram(
                    Histogram.Place.FIELD,
                    "Größe \"in\" m",
                    7,
                    List.of(-Float.MIN_VALUE, 0.1f, 1e30f),
                    List.of(1L, 0L, 0L, 3L, 3L, 0L)),
                new Histogram(Histogram.Place.OUTPUT, "p", 7, List.of(), List.of(0L, 0L, 4L))));
    Map<String, String> metadata = new TreeMap<>();
    distribution.write(metadata);
    assertThat(TrainingDistribution.read(FILE, metadata)).contains(distribution);
    assertThat(distribution.find(Histogram.Place.OUTPUT, "p")).isPresent();
    assertThat(distribution.find(Histogram.Place.FIELD, "p")).isEmpty();
  }

  @Test
  void filesOfOthersHaveNone() {
    assertThat(TrainingDistribution.read(FILE, Map.of())).isEmpty();
    assertThat(read("[]")).contains(new TrainingDistribution(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[{}]",
        "[{\"field\":\"x\",\"rows\":-1,\"edges\":[],\"counts\":[0,0]}]",
        "[{\"field\":\"x\",\"rows\":1,\"edges\":[],\"counts\":[0]}]",
        "[{\"field\":\"x\",\"rows\":1,\"edges\":[1,2],\"counts\":[0,0,1]}]",
        "[{\"field\":\"x\",\"rows\":1,\"edges\":[2,1],\"counts\":[0,0,1,0,0]}]",
        "[{\"field\":\"x\",\"rows\":1,\"edges\":[NaN],\"counts\":[0,0,1,0]}]",
        "[{\"field\":\"x\",\"rows\":1,\"edges\":[1e99],\"counts\":[0,0,1,0]}]",
        "[{\"field\":\"x\",\"rows\":1,\"counts\":[0,0],\"edges\":[]}]",
        "[{\"there\":\"x\",\"rows\":1,\"edges\":[],\"counts\":[0,0]}]",
        "[] []"
      })
  void whatIsDamagedIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("w.safetensors is damaged");
  }
}
