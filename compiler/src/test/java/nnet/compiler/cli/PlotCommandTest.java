package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of trainings are drawn without their networks. */
class PlotCommandTest {
  @TempDir Path folder;

  private String run(String name) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.writeString(run.resolve("history.csv"), "epoch,train.loss\n1,0.5\n2,0.25\n");
    return run.toString();
  }

  @Test
  void curvesOfTrainingsAreDrawnOverEachOther() throws IOException {
    String out = folder.resolve("pictures").toString();
    Run run = Run.of("plot", run("a"), run("b"), "--out", out, "--image", "svg");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("curves.svg", "written to " + out);
    assertThat(Path.of(out, "curves.svg")).content().contains(">a<", ">b<");
  }

  @Test
  void oneTrainingIsDrawnIntoItsFolder() throws IOException {
    Run run = Run.of("plot", run("a"));
    assertThat(run.exitCode()).isZero();
    assertThat(folder.resolve("a/plots/curves.png")).isNotEmptyFile();
  }

  @Test
  void aFolderWithoutATrainingSaysSo() throws IOException {
    Run run = Run.of("plot", folder.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no history.csv or learning_rates.csv", "nnet plot FILE --run");
    Run other = Run.of("plot", run("a"), "--kind", "roc");
    assertThat(other.exitCode()).isEqualTo(1);
  }

  @Test
  void foldersAndFilesDoNotMix() throws IOException {
    Run run = Run.of("plot", run("a"), folder.resolve("b.nnet").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("takes one file");
    assertThat(Run.of("plot").err()).contains("needs a file");
  }

  @Test
  void aFormulaIsDrawnWithoutDataAndTraining() throws IOException {
    String file = write("input x: f32  output y: f32[2] = stack(tanh(x), gradient(tanh(x), x))");
    String out = folder.resolve("pictures").toString();
    Run run = Run.of("plot", file, "--between", "-3,3", "--out", out, "--image", "svg");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("response.svg", "written to " + out);
    assertThat(Path.of(out, "response.svg")).content().contains(">x<", ">y<", ">[0]<", ">[1]<");
    Run other = Run.of("plot", file, "--between", "3,-3");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("the less one first", "got `3,-3`");
    assertThat(Run.of("plot", file, "--between", "low").exitCode()).isEqualTo(2);
  }

  @Test
  void withoutDataOnlyOneNumberCanBeDrawn() throws IOException {
    Run run = Run.of("plot", write("input x: f32[2]  output y = sum(x)"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no such picture", "only one number", "train Bend on ...");
    Run missing = Run.of("plot", write("input x: f32  output y = x"), "--weights", "away");
    assertThat(missing.err()).contains("there are no weights in away");
  }

  private String write(String body) throws IOException {
    return Files.writeString(folder.resolve("bend.nnet"), "network Bend { " + body + " }")
        .toString();
  }
}
