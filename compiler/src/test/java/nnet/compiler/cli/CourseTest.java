package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.source.SourceFile;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where training begins and through which stages it goes. */
class CourseTest {
  private static final String NETWORK =
      """
      network Transfer {
          input  x: f32[4]
          target t: f32
          base = dense(3)
          output z = x -> base -> tanh -> dense(1)
          loss = mse(z, t)
      }
      data Made { from linear(rows: 40, features: 4, noise: 0.1, seed: 1) t = y }
      train Transfer on Made {
          optimizer: adam(0.01)
          batch: 8
          seed: 3
      """;

  private static final String STAGES =
      """
          stage head:  freeze "base.**", epochs: 2
          stage whole: epochs: 3, optimizer: sgd(0.01) -> ema(0.5)
      """;

  @TempDir Path folder;
  private String printed = "";

  private static Model model(String settings) {
    return model(Request.DEFAULT, settings);
  }

  private static Model model(Request request, String settings) {
    SourceFile file = new SourceFile("transfer.nnet", NETWORK + settings + "\n}\n");
    Compilation compilation = Compiler.check(file, request);
    assertThat(compilation.diagnostics().sorted()).isEmpty();
    return Loaded.model(Compiler.emit(Compiler.lower(compilation.program().orElseThrow())));
  }

  private int run(Model model, String out, String... more) {
    List<String> words =
        new ArrayList<>(List.of("train", "--no-plot", "--data-dir", folder.toString(), "--out"));
    words.add(folder.resolve(out).toString());
    words.addAll(List.of(more));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int exitCode = nnet.runtime.cli.Main.run(model, words, stream, stream);
    printed = bytes.toString(StandardCharsets.UTF_8);
    return exitCode;
  }

  private float[] tensor(String file, String path) {
    Map<String, Tensor> tensors = SafeTensors.read(folder.resolve(file)).tensors();
    return Objects.requireNonNull(tensors.get(path), path).values();
  }

  private static float[] initial(Model model) {
    return Objects.requireNonNull(Weights.initial(model, 3).content().tensors().get("base.weight"))
        .values();
  }

  @Test
  void stagesFollowEachOther() throws IOException {
    Model model = model(STAGES);
    assertThat(run(model, "a", "--checkpoint-keep", "9", "--checkpoint-monitor", "train.loss"))
        .as(printed)
        .isZero();
    List<String> lines = Files.readAllLines(folder.resolve("a/history.csv"));
    assertThat(lines).hasSize(6);
    assertThat(lines.getFirst()).startsWith("epoch,stage,train.loss");
    assertThat(lines.get(2)).startsWith("2,head,");
    assertThat(lines.get(3)).startsWith("3,whole,");
    assertThat(tensor("a/checkpoints/epoch-2.safetensors", "base.weight"))
        .isEqualTo(initial(model));
    assertThat(tensor("a/checkpoints/epoch-3.safetensors", "base.weight"))
        .isNotEqualTo(initial(model));
    assertThat(printed).contains("head", "whole");
  }

  /** What a phase averages is what it updates; the others are as they would be without it. */
  @Test
  void phasesHaveAveragesOfTheirOwn() {
    String phases =
        "phase one: minimize loss over base with sgd(0.01)%s"
            + " phase two: minimize loss over z with sgd(0.01)%s";
    run(model(phases.formatted("", "")), "none");
    run(model(phases.formatted(" -> ema(0.9)", "")), "one");
    run(model(phases.formatted("", " -> swa(2)")), "two");
    run(model(phases.formatted(" -> ema(0.9)", " -> swa(2)")), "both");
    float[] base = tensor("none/model.safetensors", "base.weight");
    float[] head = tensor("none/model.safetensors", "z.dense.weight");
    assertThat(tensor("one/model.safetensors", "base.weight")).isNotEqualTo(base);
    assertThat(tensor("one/model.safetensors", "z.dense.weight")).isEqualTo(head);
    assertThat(tensor("two/model.safetensors", "base.weight")).isEqualTo(base);
    assertThat(tensor("two/model.safetensors", "z.dense.weight")).isNotEqualTo(head);
    assertThat(tensor("both/model.safetensors", "base.weight"))
        .isEqualTo(tensor("one/model.safetensors", "base.weight"));
    assertThat(tensor("both/model.safetensors", "z.dense.weight"))
        .isEqualTo(tensor("two/model.safetensors", "z.dense.weight"));
  }

  @Test
  void eachStageCanBeTakenUp() {
    Model model = model(STAGES);
    run(model, "a", "--checkpoint-keep", "9", "--checkpoint-monitor", "train.loss");
    for (int epoch = 1; epoch <= 5; epoch++) {
      String from = folder.resolve("a/checkpoints/epoch-" + epoch + ".safetensors").toString();
      assertThat(run(model, "b" + epoch, "--resume", from)).as(printed).isZero();
      for (String name : List.of("model.safetensors", "history.csv", "metrics.json")) {
        assertThat(folder.resolve("b" + epoch).resolve(name))
            .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
      }
    }
  }

  private float[] write(String file, String prefix) {
    float[] weight = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    Tensor offset = new Tensor(List.of(3), new float[3]);
    SafeTensors.write(
        folder.resolve(file),
        new TensorFile(
            Map.of(),
            Map.of(
                prefix + "weight",
                new Tensor(List.of(4, 3), weight),
                prefix + "offset",
                offset,
                "head.weight",
                offset)));
    return weight;
  }

  @Test
  void aPartBeginsWithTheWeightsOfAFile() {
    float[] weight = write("base.safetensors", "");
    Model model = model("start: \"base.safetensors\" into base freeze \"base.**\"");
    assertThat(run(model, "a")).as(printed).isZero();
    assertThat(tensor("a/model.safetensors", "base.weight")).isEqualTo(weight);
  }

  @Test
  void pathsAreRenamed() {
    float[] weight = write("base.safetensors", "old.");
    String start = "start: \"base.safetensors\" into base freeze \"base.**\"";
    assertThat(run(model(start), "a")).isEqualTo(1);
    assertThat(printed).contains("base.safetensors lacks `base.weight`");
    Model model = model(start + " renamed \"old\" to \"base\"");
    assertThat(run(model, "a")).as(printed).isZero();
    assertThat(tensor("a/model.safetensors", "base.weight")).isEqualTo(weight);
  }

  @Test
  void aWholeNetworkTakesNothingElse() {
    write("base.safetensors", "");
    assertThat(run(model("start: \"base.safetensors\""), "a")).isEqualTo(1);
    assertThat(printed).contains("base.safetensors lacks `base.weight`");
    Model model = model("");
    assertThat(run(model, "a")).as(printed).isZero();
    Path trained = folder.resolve("a/model.safetensors");
    assertThat(run(model, "b", "--weights", trained.toString())).as(printed).isZero();
    TensorFile content = SafeTensors.read(trained);
    Map<String, Tensor> more = new HashMap<>(content.tensors());
    more.put("base.wight", new Tensor(List.of(1), new float[1]));
    SafeTensors.write(trained, new TensorFile(Map.of(), more));
    assertThat(run(model, "b", "--weights", trained.toString())).isEqualTo(1);
    assertThat(printed).contains("holds `base.wight`", "did you mean `base.weight`?");
  }

  @Test
  void runsAreRepeatedWithOtherSeeds() throws IOException {
    Model model = model("");
    assertThat(run(model, "r", "--repeat", "3")).as(printed).isZero();
    assertThat(printed).contains("run 1 of 3: seed 3", "seed 5", "mean", "deviation", "train loss");
    assertThat(run(model, "single", "--seed", "5")).isZero();
    assertThat(folder.resolve("r/seed-5/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("single/model.safetensors"));
    List<String> lines = Files.readAllLines(folder.resolve("r/runs.csv"));
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst()).startsWith("seed,run,train.loss");
  }

  /** The rate is a constant of the optimizer, of groups, or what a schedule gives. */
  @Test
  void learningRatesAreTried() throws IOException {
    String groups = "groups: {\"**.offset\": learning_rate: 0}";
    Model model = model(Request.DEFAULT.withSweep(), groups);
    assertThat(run(model, "f", "--find-learning-rate")).as(printed).isZero();
    assertThat(printed).contains("suggestion: ", "<- falls fastest");
    List<String> lines = Files.readAllLines(folder.resolve("f/learning_rates.csv"));
    assertThat(lines.getFirst()).isEqualTo("learning_rate,loss,smoothed");
    assertThat(lines).hasSizeBetween(50, 101);
    assertThat(lines.get(1)).startsWith("1.0E-7,");
    assertThat(folder.resolve("f/model.safetensors")).doesNotExist();
    assertThat(run(model(""), "f", "--find-learning-rate")).isEqualTo(1);
    assertThat(printed).contains("no learning rate can be tried");
  }
}
