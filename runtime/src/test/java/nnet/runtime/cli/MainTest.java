package nnet.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;
import nnet.runtime.train.LineModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  private int run(String... words) {
    printed.reset();
    complaints.reset();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(complaints, true, StandardCharsets.UTF_8);
    return Main.run(new LineModel(), List.of(words), out, err);
  }

  private String out() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return complaints.toString(StandardCharsets.UTF_8);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String trained() {
    assertThat(run("train", "--out", path("out"))).as(err()).isZero();
    return path("out/model.safetensors");
  }

  @Test
  void trainsAndWritesEverything() throws IOException {
    trained();
    assertThat(out()).contains("epoch 20/20", "validation mae", "test", "history.svg");
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "model.safetensors", "history.csv", "history.svg", "metrics.json");
    }
    assertThat(Files.readString(folder.resolve("out/metrics.json")))
        .startsWith("{\"train\":{\"loss\":")
        .contains("\"test\":{\"loss\":", "\"mae\":");
  }

  @Test
  void anotherRunWritesTheSameBytes() throws IOException {
    trained();
    assertThat(run("train", "--quiet", "--out", path("again"))).isZero();
    assertThat(out()).isEmpty();
    for (String name : List.of("model.safetensors", "history.csv", "history.svg", "metrics.json")) {
      assertThat(Files.readAllBytes(folder.resolve("again").resolve(name)))
          .isEqualTo(Files.readAllBytes(folder.resolve("out").resolve(name)));
    }
  }

  @Test
  void goesOnFromACheckpoint() throws IOException {
    assertThat(run("train", "--quiet", "--out", path("b"), "--checkpoint-every=13", "--epochs=7"))
        .isZero();
    assertThat(
            run("train", "--no-plot", "--out", path("b"), "--resume", "--checkpoint-every", "13"))
        .as(err())
        .isZero();
    assertThat(out()).contains("going on in epoch 8/20");
    assertThat(run("train", "--resume", path("none"))).isEqualTo(1);
    assertThat(err()).contains("there is no checkpoint", "none/checkpoint.safetensors");
    assertThat(run("train", "--resume", path("b"), "--seed", "1")).isEqualTo(1);
    assertThat(err()).contains("go on with --seed 42");
  }

  @Test
  void saysAtOnceWhatIsNotMeasured() {
    String monitor = "--checkpoint-monitor=validation.maee";
    assertThat(run("train", "--out", path("b"), "--checkpoint-keep", "2", monitor)).isEqualTo(1);
    assertThat(err()).contains("checkpoint monitors `validation.maee`", "did you mean");
    assertThat(out()).isEmpty();
  }

  /** Before the first step, not after the last. */
  @Test
  void saysAtOnceThatNothingCanBeWritten() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    assertThat(run("train", "--out", path("file"))).isEqualTo(1);
    assertThat(err()).contains("cannot write into").doesNotContain("Exception");
    assertThat(out()).isEmpty();
  }

  @Test
  void trainsForEachFold() throws IOException {
    String out = path("out");
    assertThat(run("train", "--folds", "3", "--epochs", "2", "--no-plot", "--out", out)).isZero();
    List<String> lines = out().lines().toList();
    assertThat(lines).contains("run 1 of 3: fold 1", "run 3 of 3: fold 3");
    assertThat(lines.subList(lines.size() - 8, lines.size() - 2))
        .zipSatisfy(
            List.of("validation loss", "fold 1", "fold 2", "fold 3", "mean", "deviation"),
            (line, title) -> assertThat(line.strip()).startsWith(title));
    assertThat(Files.readAllLines(folder.resolve("out/runs.csv")))
        .hasSize(4)
        .first()
        .asString()
        .startsWith("fold,run,train.loss,");
    assertThat(folder.resolve("out/fold-2/model.safetensors")).exists();
    assertThat(folder.resolve("out/model.safetensors"))
        .as("what is validated with other rows is not compared")
        .doesNotExist();
    assertThat(run("train", "--folds", "1", "--out", out)).isEqualTo(2);
  }

  @Test
  void speaksJson() {
    assertThat(run("train", "--epochs", "2", "--format", "json", "--out", path("out"))).isZero();
    assertThat(out().lines()).hasSize(4).allMatch(line -> line.startsWith("{"));
    assertThat(out()).contains("{\"epoch\":2,\"train.loss\":");
  }

  @Test
  void evaluatesWhatTrainingMeasured() throws IOException {
    String weights = trained();
    assertThat(run("evaluate", "--weights", weights, "--format", "json")).isZero();
    assertThat(out()).isEqualTo(Files.readString(folder.resolve("out/metrics.json")));
  }

  @Test
  void drawsWhatItPredicts() throws IOException {
    trained();
    assertThat(run("plot", "--run", path("out"))).as(err()).isZero();
    assertThat(out())
        .contains("curves.svg, .png", "predicted.svg, .png", "residuals.svg", "r2 0.99", "rmse");
    for (String name : List.of("curves", "predicted", "residuals")) {
      Path picture = folder.resolve("out/plots").resolve(name + ".svg");
      assertThat(Files.readString(picture)).contains("<text", "</svg");
      assertThat(picture.resolveSibling(name + ".png")).isNotEmptyFile();
    }
  }

  @Test
  void drawsOnlyWhatIsWanted() throws IOException {
    trained();
    String[] words = {
      "plot", "--run", path("out"), "--kind", "residuals", "--image", "svg", "--format", "json"
    };
    assertThat(run(words)).as(err()).isZero();
    assertThat(out())
        .contains("\"kind\":\"residuals\"", "\"files\":[\"residuals.svg\"]", "\"mae\":");
    try (var files = Files.list(folder.resolve("out/plots"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("residuals.svg");
    }
  }

  @Test
  void saysWhichPicturesThereAre() {
    assertThat(run("plot", "--run", path("nowhere"))).isEqualTo(1);
    assertThat(err()).contains("there are no weights in", "--weights FILE, --run DIR");
    trained();
    assertThat(run("plot", "--run", path("out"), "--kind", "roc")).isEqualTo(1);
    assertThat(err()).contains("there is no such picture", "there are predicted, residuals");
    assertThat(run("plot", "--run", path("out"), "--kind", "rok")).isEqualTo(2);
    assertThat(err()).contains("there is no kind `rok`; did you mean `roc`?");
    assertThat(run("plot", "--run", path("out"), "--part", "tests")).isEqualTo(2);
    assertThat(err()).contains("--part is one of train, validation, test, not `tests`");
  }

  /** Of a line the surrogate is the line itself: one deviation more is the standardized weight. */
  @Test
  void explainsARow() throws IOException {
    trained();
    String[] words = {"explain", "--run", path("out"), "--row", "3", "--samples", "500"};
    assertThat(run(words)).as(err()).isZero();
    assertThat(out()).contains("row 3 of test", "lime: line", "x[0]", "r2 0.999");
    String table = Files.readString(folder.resolve("out/explain/row-3.csv"));
    assertThat(table).startsWith("method,column,value,weight,deviation\nlime,x[0],");
    assertThat(folder.resolve("out/explain/row-3-lime.svg")).isNotEmptyFile();
    String printed = out();
    assertThat(run(words)).isZero();
    assertThat(out()).isEqualTo(printed);
  }

  @Test
  void explainsAllRows() {
    trained();
    assertThat(run("explain", "--run", path("out"), "--format", "json")).as(err()).isZero();
    assertThat(out()).contains("\"method\":\"permutation\"", "\"column\":\"x\"", "\"r2\":0.99");
  }

  @Test
  void saysWhatCannotBeExplained() {
    trained();
    String run = path("out");
    assertThat(run("explain", "--run", run, "--row", "1", "--rows", "3")).isEqualTo(2);
    assertThat(err()).contains("say one of them");
    assertThat(run("explain", "--run", run, "--row", "31")).isEqualTo(2);
    assertThat(err()).contains("--row is a whole number from 1");
    assertThat(run("explain", "--run", run, "--row", "1", "--method", "permutation")).isEqualTo(2);
    assertThat(err()).contains("leave out --row");
    assertThat(run("explain", "--run", run, "--row", "1", "--method", "limes")).isEqualTo(2);
    assertThat(err()).contains("there is no method `limes`; did you mean `lime`?");
    assertThat(run("explain", "--run", run, "--row", "1", "--method", "gradients")).isEqualTo(1);
    assertThat(err()).contains("not compiled with --explain");
  }

  @Test
  void showsTheData() {
    assertThat(run("data")).as(err()).isZero();
    assertThat(out())
        .contains(
            "data Points", "from linear(", "train        140  70.0%", "f32[1]", "x.standardize")
        .contains("the first rows of training");
    assertThat(run("data", "--format", "json")).isZero();
    assertThat(out()).contains("\"parts\":{\"train\":140,\"validation\":30,\"test\":30}");
  }

  @Test
  void predictsRawRowsWithoutTheTarget() throws IOException {
    String weights = trained();
    Files.writeString(folder.resolve("x.csv"), "other,x\n1,0\n1,0.5\n");
    assertThat(
            run("predict", "--weights", weights, "--input", path("x.csv"), "--out", path("y.csv")))
        .as(err())
        .isZero();
    assertThat(Files.readString(folder.resolve("y.csv")).lines()).hasSize(3).startsWith("line");
  }

  @Test
  void namesTheColumnThatIsMissing() throws IOException {
    String weights = trained();
    Files.writeString(folder.resolve("x.csv"), "y\n1\n");
    assertThat(
            run("predict", "--weights", weights, "--input", path("x.csv"), "--out", path("y.csv")))
        .isEqualTo(1);
    assertThat(err()).contains("there is no column `x`");
  }

  @Test
  void runsABatchWithGradients() {
    Map<String, Tensor> feed =
        Map.of(
            "x", new Tensor(List.of(2, 1), new float[] {1, 2}),
            "y", new Tensor(List.of(2), new float[] {0, 1}));
    SafeTensors.write(folder.resolve("feed.safetensors"), new TensorFile(Map.of(), feed));
    String[] words = {
      "run", "--feed", path("feed.safetensors"), "--gradients", "--seed", "3", "--out", path("r")
    };
    assertThat(run(words)).as(err()).isZero();
    Map<String, Tensor> results = SafeTensors.read(folder.resolve("r")).tensors();
    assertThat(results.keySet())
        .containsExactly(
            "gradient/line.offset", "gradient/line.weight", "gradient/x", "line", "loss");
    // y = 3 x: errors 3 and 5, so that the loss is (9 + 25) / 2.
    assertThat(values(results, "line")).containsExactly(3, 6);
    assertThat(values(results, "loss")).containsExactly(17);
    assertThat(values(results, "gradient/line.weight")).containsExactly(13);
    assertThat(values(results, "gradient/line.offset")).containsExactly(8);
    assertThat(values(results, "gradient/x")).containsExactly(9, 15);
  }

  private static float[] values(Map<String, Tensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name)).values();
  }

  @Test
  void withoutTargetsThereAreOutputsOnly() {
    Map<String, Tensor> feed = Map.of("x", new Tensor(List.of(1, 1), new float[] {1}));
    SafeTensors.write(folder.resolve("feed.safetensors"), new TensorFile(Map.of(), feed));
    assertThat(run("run", "--feed", path("feed.safetensors"), "--out", path("r"))).isZero();
    assertThat(SafeTensors.read(folder.resolve("r")).tensors().keySet()).containsExactly("line");
  }

  @Test
  void checksGradients() {
    assertThat(run("gradcheck")).as(out() + err()).isZero();
    assertThat(out()).contains("ok", "line.weight", "line.offset");
  }

  @Test
  void summarizes() {
    assertThat(run("summary")).isZero();
    assertThat(out()).contains("dense(1)", "parameters: 2");
    assertThat(run("summary", "--format=json")).isZero();
    assertThat(out()).contains("{\"path\":\"line.weight\",\"shape\":[1],\"trainable\":true}");
  }

  @Test
  void saysWhatIsWrongWithTheCommandLine() {
    assertThat(run("trian")).isEqualTo(2);
    assertThat(err()).contains("did you mean `train`?");
    assertThat(run("train", "--epoch", "3")).isEqualTo(2);
    assertThat(err()).contains("did you mean --epochs?");
    assertThat(run("train", "--epochs", "no")).isEqualTo(2);
    assertThat(run("evaluate")).isEqualTo(2);
    assertThat(err()).contains("--weights is missing");
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThat(run("evaluate", "--weights", path("none"))).isEqualTo(1);
    assertThat(err()).contains("there is no file").doesNotContain("Exception");
  }

  @Test
  void helps() {
    assertThat(run("--help")).isZero();
    assertThat(out()).contains("summary", "train", "evaluate", "predict", "run", "gradcheck");
    assertThat(run("train", "--help")).isZero();
    assertThat(out()).contains("--epochs N", "--data-dir DIR");
  }
}
