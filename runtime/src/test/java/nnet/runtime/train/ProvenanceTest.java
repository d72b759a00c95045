package nnet.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Sha256;
import nnet.runtime.io.Weights;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Release;
import nnet.runtime.model.Training;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights tell what they were trained from, whoever trains them. */
class ProvenanceTest {
  private final LineModel model =
      new LineModel(
          new DataPlan.Source("main", "csv", Map.of("path", "points.csv")),
          LineModel.training(2, 16, Optional.empty()));

  @TempDir Path folder;

  @BeforeEach
  void writeRows() throws IOException {
    String rows =
        IntStream.range(0, 50).mapToObj(i -> i + "," + 2 * i).collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("points.csv"), "x,y\n" + rows + "\n");
  }

  private Weights train(Weights weights) {
    Training plan = model.schema().training().orElseThrow();
    Dataset data = Dataset.fit(model, new DataFiles(folder), weights);
    new Trainer(model, plan, data, weights, new TrainingListener() {}).train();
    return weights;
  }

  private Path written(Weights weights) {
    Path file = folder.resolve("model.safetensors");
    weights.write(file);
    return file;
  }

  @Test
  void theyTellOfSourceDataSeedAndVersions() {
    Map<String, String> facts =
        Weights.read(model.schema(), written(train(Weights.initial(model, 1)))).provenance();
    assertThat(facts)
        .containsEntry("source", "line.nnet")
        .containsEntry("source sha256", model.schema().origin().sourceSha256())
        .containsEntry("compiler", model.schema().origin().compiler())
        .containsEntry("runtime", Release.VERSION)
        .containsEntry("seed", "42")
        .containsEntry("epochs", "2")
        .containsEntry("batch", "16")
        .containsEntry("data", "Points")
        .containsEntry("file points.csv sha256", Sha256.of(folder.resolve("points.csv")))
        .containsKey("rows crc32c")
        .doesNotContainKey(Weights.START);
    assertThat(facts.get("rows")).startsWith("train ");
    assertThat(facts.values()).noneMatch(value -> value.contains(folder.toString()));
  }

  @Test
  void otherRowsAreOtherData() throws IOException {
    Map<String, String> before = train(Weights.initial(model, 1)).provenance();
    Path rows = folder.resolve("points.csv");
    Files.writeString(rows, Files.readString(rows).replace("\n3,6\n", "\n3,7\n"));
    Map<String, String> after = train(Weights.initial(model, 1)).provenance();
    assertThat(after.get("rows crc32c")).isNotEqualTo(before.get("rows crc32c"));
    assertThat(after.get("file points.csv sha256"))
        .isNotEqualTo(before.get("file points.csv sha256"));
  }

  @Test
  void theWeightsThatTrainingBeganWithAreAmongIt() {
    Path file = written(train(Weights.initial(model, 1)));
    String began = Sha256.of(file);
    Training plan = model.schema().training().orElseThrow();
    Weights tuned = train(FirstWeights.of(model, plan, file));
    assertThat(tuned.provenance()).containsEntry(Weights.START, began);
    Weights again = train(Weights.read(model.schema(), written(tuned)));
    assertThat(again.provenance()).doesNotContainKey(Weights.START);
  }
}
