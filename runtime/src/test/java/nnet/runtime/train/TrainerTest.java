package nnet.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Feed;
import nnet.runtime.data.Part;
import nnet.runtime.io.Weights;
import nnet.runtime.kernel.CacheLine;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Training;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @TempDir Path folder;

  private final TrainingListener silent = new TrainingListener() {};

  private Weights train(LineModel model) {
    Weights weights = Weights.initial(model, 5);
    train(model, weights);
    return weights;
  }

  private History train(LineModel model, Weights weights) {
    Dataset data = Dataset.fit(model, new DataFiles(folder), weights);
    Training plan = model.schema().training().orElseThrow();
    return new Trainer(model, plan, data, weights, silent).train();
  }

  private Part part(LineModel model, Weights weights, String name) {
    return Dataset.open(model, new DataFiles(folder), weights).part(name).orElseThrow();
  }

  @Test
  void findsTheLine() {
    LineModel model = new LineModel();
    Weights weights = train(model);
    Map<String, Double> test =
        new Evaluation(model, weights, model.schema().training().orElseThrow())
            .of(part(model, weights, "test"));
    assertThat(test.get("loss")).isBetween(5e-5, 3e-4);
    assertThat(test.get("mae")).isBetween(0.005, 0.02);
  }

  @Test
  void writesTheSameBytesTwice() throws IOException {
    Path first = folder.resolve("first.safetensors");
    Path second = folder.resolve("second.safetensors");
    train(new LineModel()).write(first);
    train(new LineModel()).write(second);
    assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    assertThat(new String(Files.readAllBytes(first), StandardCharsets.UTF_8))
        .contains("line.weight", "x.deviation", "\"network\":\"Line\"")
        .doesNotContain("mae.errors", folder.toString());
  }

  @Test
  void readsWhatItWrote() {
    LineModel model = new LineModel();
    Weights weights = train(model);
    Path file = folder.resolve("model.safetensors");
    weights.write(file);
    Weights read = Weights.read(model.schema(), file);
    assertThat(read.parameters()).isEqualTo(weights.parameters());
    assertThat(read.states()[0]).isEqualTo(weights.states()[0]);
  }

  @Test
  void recordsEveryEpoch() {
    LineModel model = new LineModel();
    History history = train(model, Weights.initial(model, 5));
    assertThat(history.names()).containsExactly("train.loss", "validation.loss", "validation.mae");
    assertThat(history.epochs()).hasSize(20);
    assertThat(history.csv().lines()).hasSize(21);
    assertThat(history.epochs().getLast().values().get("train.loss"))
        .isLessThan(history.epochs().getFirst().values().get("train.loss"));
  }

  @Test
  void stopsEarlyAndBringsTheBestBack() {
    Training.EarlyStopping stopping = new Training.EarlyStopping("validation.loss", 2, 10, true);
    Training plan = LineModel.training(50, 16, Optional.of(stopping));
    LineModel model = new LineModel(LineModel.generated(200), plan);
    Weights weights = Weights.initial(model, 5);
    History history = train(model, weights);
    assertThat(history.stoppedEarly()).isTrue();
    assertThat(history.epochs()).hasSize(3);
    assertThat(history.best()).isEqualTo(1);
    double restored =
        new Evaluation(model, weights, model.schema().training().orElseThrow())
            .of(part(model, weights, "validation"))
            .getOrDefault("loss", 0.0);
    assertThat(restored).isEqualTo(history.epochs().getFirst().values().get("validation.loss"));
  }

  @Test
  void namesTheMeasureThatWasMeant() {
    Training.EarlyStopping stopping = new Training.EarlyStopping("validation.los", 2, 0, true);
    LineModel model =
        new LineModel(LineModel.generated(200), LineModel.training(3, 16, Optional.of(stopping)));
    assertThatThrownBy(() -> train(model))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("did you mean `validation.loss`?");
  }

  /** As one batch of all rows gives it. */
  @Test
  void evaluationAveragesOverAllRows() {
    Training plan = LineModel.training(1, 64, Optional.empty());
    LineModel model = new LineModel(LineModel.generated(4000), plan);
    Weights weights = train(model);
    Part rows = part(model, weights, "train");
    int count = rows.size();
    int number = model.schema().entry("evaluate");
    Entry entry = model.schema().entries().get(number);
    float[] workspace = new float[entry.workspace(count)];
    Frame frame =
        new Frame(weights.parameters(), new float[0], weights.copy().states(), workspace, count);
    int[] order = IntStream.range(0, count).toArray();
    new Feed(model, weights, entry, count).fill(rows, order, 0, count, workspace);
    model.run(number, frame);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += workspace[CacheLine.FIRST + 3 * count + i];
    }
    Map<String, Double> found =
        new Evaluation(model, weights, model.schema().training().orElseThrow()).of(rows);
    assertThat(count).isEqualTo(2800);
    assertThat(found.get("loss")).isCloseTo(sum / count, Offset.offset(1e-12));
  }

  @Test
  void saysWhereTheLossBecameInfinite() throws IOException {
    Files.writeString(folder.resolve("far.csv"), "x,y\n" + "1e20,3e38\n-1e20,-3e38\n".repeat(50));
    LineModel model =
        new LineModel(
            new DataPlan.Source("main", "csv", Map.of("path", "far.csv")),
            LineModel.training(3, 16, Optional.empty()));
    assertThatThrownBy(() -> train(model))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("loss became infinite in epoch 1, step 1 of 5");
  }
}
