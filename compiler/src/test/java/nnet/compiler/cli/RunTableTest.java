package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.source.SourceFile;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train ... for width in [2, 3], seed in 5..6}. */
class RunTableTest {
  private static final List<String> LEFT =
      List.of("model.safetensors", "history.csv", "metrics.json");

  @TempDir Path folder;
  private String printed = "";

  private static Model model(String loops, String settings, Map<String, String> set) {
    String text =
        """
        network Net(width: int = 1) {
            input  x: f32[4]
            target t: f32
            output z = x -> dense(width) -> tanh -> dense(1)
            loss = mse(z, t)
            metric mae(z, t)
        }
        data Made {
            from linear(rows: 40, features: 4, noise: 0.1, seed: 1)
            split random(seed: 2): train 0.6, validation 0.4
            t = y
        }
        train Net on Made for LOOPS {
            batch: 8
            SETTINGS
        }
        """;
    SourceFile file =
        new SourceFile("table.nnet", text.replace("LOOPS", loops).replace("SETTINGS", settings));
    Compilation compilation =
        Compiler.check(file, new Request(Optional.empty(), Optional.empty(), set));
    assertThat(compilation.diagnostics().sorted()).isEmpty();
    return Loaded.model(Compiler.emit(Compiler.lower(compilation.programs())));
  }

  private static Model widths(Map<String, String> set) {
    return model(
        "width in [2, 3], seed in 5..6",
        "network: (width: width) optimizer: adam(0.01) epochs: 3",
        set);
  }

  private int run(Model model, String command, String out, String... more) {
    List<String> words = new ArrayList<>(List.of(command));
    if (command.equals("train")) {
      words.addAll(List.of("--no-plot", "--out", folder.resolve(out).toString()));
    } else {
      words.addAll(
          List.of("--weights", folder.resolve(out).resolve("model.safetensors").toString()));
    }
    words.addAll(List.of(more));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int exitCode = nnet.runtime.cli.Main.run(model, words, stream, stream);
    printed = bytes.toString(StandardCharsets.UTF_8);
    return exitCode;
  }

  private void assertSame(String run, String other) {
    for (String name : LEFT) {
      assertThat(folder.resolve(run).resolve(name))
          .hasSameBinaryContentAs(folder.resolve(other).resolve(name));
    }
  }

  @Test
  void eachRunIsTheSameAlone() throws IOException {
    assertThat(run(widths(Map.of()), "train", "t")).as(printed).isZero();
    assertThat(printed)
        .contains("run 2 of 4: width 2, seed 6", "run 4 of 4: width 3, seed 6", " ± ")
        .contains("<- best", "best by validation.loss: width ", "model.safetensors (width-");
    for (String width : List.of("2", "3")) {
      Map<String, String> set = Map.of("width", width, "seed", "6");
      assertThat(run(widths(set), "train", "one" + width)).as(printed).isZero();
      assertSame("t/width-" + width + "-seed-6", "one" + width);
    }
    List<String> lines = Files.readAllLines(folder.resolve("t/runs.csv"));
    assertThat(lines).hasSize(5);
    assertThat(lines.getFirst()).startsWith("width,seed,run,train.loss,");
    assertThat(lines.get(2)).startsWith("2,6,width-2-seed-6,");
  }

  /** Its shapes may be others than those of the first network. */
  @Test
  void theBestWeightsAreReadByTheirNetwork() {
    Model table =
        model(
            "width in [1, 6], epochs in [1, 9]",
            "network: (width: width) optimizer: adam(0.05)",
            Map.of());
    assertThat(run(table, "train", "t")).as(printed).isZero();
    assertThat(printed).contains("best by validation.loss: width 6, epochs 9");
    assertThat(folder.resolve("t/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("t/width-6-epochs-9/model.safetensors"));
    assertThat(run(table, "evaluate", "t")).as(printed).isZero();
    String best = printed;
    assertThat(run(table, "evaluate", "t/width-1-epochs-1")).as(printed).isZero();
    assertThat(printed).isNotEqualTo(best);
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws IOException {
    Model table = widths(Map.of());
    run(table, "train", "whole");
    run(table, "train", "t");
    Files.delete(folder.resolve("t/width-2-seed-6/run.json"));
    Files.delete(folder.resolve("t/width-3-seed-5/run.json"));
    checkpointOf("t/width-3-seed-5");
    assertThat(run(table, "train", "t", "--resume")).as(printed).isZero();
    assertThat(printed)
        .contains("width 2, seed 5 (done before)", "width 3, seed 6 (done before)")
        .contains("width 2, seed 6\nepoch 1/3", "going on in epoch 3/3")
        .doesNotContain("width 2, seed 6 (done");
    for (String name : List.of("width-2-seed-6", "width-3-seed-5")) {
      assertSame("t/" + name, "whole/" + name);
    }
    for (String name : List.of("runs.csv", "runs.json", "model.safetensors")) {
      assertThat(folder.resolve("t").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
    }
    assertThat(run(table, "train", "t", "--resume", "--epochs", "4")).as(printed).isZero();
    assertThat(printed).doesNotContain("done before");
  }

  /** As one has it that was stopped. */
  private void checkpointOf(String run) throws IOException {
    Model alone = widths(Map.of("width", "3", "seed", "5"));
    run(alone, "train", "stopped", "--epochs", "2", "--checkpoint-every", "100");
    Files.copy(
        folder.resolve("stopped/checkpoint.safetensors"),
        folder.resolve(run).resolve("checkpoint.safetensors"));
  }

  @Test
  void runsOfAnotherProgramAreRefused() {
    run(widths(Map.of()), "train", "t");
    Model other =
        model(
            "width in [2, 3], seed in 5..6",
            "network: (width: width) optimizer: adam(0.02) epochs: 3",
            Map.of());
    assertThat(run(other, "train", "t", "--resume")).isEqualTo(1);
    assertThat(printed).contains("run.json is of another program");
    String checkpoint = folder.resolve("t/width-2-seed-5/checkpoint.safetensors").toString();
    assertThat(run(other, "train", "t", "--resume", checkpoint)).isEqualTo(2);
  }

  /** Optimizers, functions and settings by name alone. */
  @Test
  void anyValueCanVary() {
    Model table =
        model(
            "optimizer in [adam(0.01), sgd(0.1) -> ema(0.9)], accumulate in [1, 2]",
            "epochs: 1",
            Map.of());
    assertThat(run(table, "train", "t", "--format", "json")).as(printed).isZero();
    assertThat(printed.lines().toList().getLast())
        .contains(
            "\"variables\":[\"optimizer\",\"accumulate\"]", "\"averaged\":[]", "\"best_run\":")
        .contains("\"values\":{\"optimizer\":\"sgd(0.1) -> ema(0.9)\",\"accumulate\":\"2\"}")
        .contains("\"run\":\"optimizer-sgd_0.1_-_ema_0.9_-accumulate-2\"");
    assertThat(printed)
        .contains(
            "{\"run\":{\"optimizer\":\"adam(0.01)\",\"accumulate\":\"1\"},\"number\":1,\"of\":4}");
  }

  /** The seed may be used for more than that; then it has programs of its own. */
  @Test
  void aSeedCanHaveAnotherName() {
    Model table =
        model(
            "trial in [1, 2]",
            "seed: trial network: (width: trial) optimizer: adam epochs: 1",
            Map.of());
    assertThat(run(table, "train", "t")).as(printed).isZero();
    assertThat(printed).contains("trial 1", "mean", "deviation").doesNotContain("<- best");
    assertThat(run(table, "evaluate", "t/trial-2")).as(printed).isZero();
  }

  @Test
  void repeatsAndFoldsVaryToo() throws IOException {
    Model table = model("width in [2, 3]", "network: (width: width) optimizer: adam", Map.of());
    assertThat(run(table, "train", "t", "--repeat", "2", "--folds", "2")).as(printed).isZero();
    assertThat(Files.readAllLines(folder.resolve("t/runs.csv"))).hasSize(9);
    assertThat(printed).contains("run 8 of 8: width 3, seed 1, fold 2");
    assertThat(folder.resolve("t/model.safetensors")).doesNotExist();
  }

  @Test
  void saysWhatDoesNotGoTogether() {
    Model table = widths(Map.of());
    assertThat(run(table, "train", "t", "--seed", "3")).isEqualTo(2);
    assertThat(printed).contains("--seed and `for seed in ...`", "--set seed=5");
    assertThat(run(table, "train", "t", "--repeat", "3")).isEqualTo(2);
    assertThat(run(table, "train", "t", "--find-learning-rate")).isEqualTo(2);
    assertThat(printed).contains("choose one with --set", "width=2");
  }
}
