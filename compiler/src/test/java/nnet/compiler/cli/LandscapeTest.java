package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loss around the way that a training has gone. */
class LandscapeTest {
  @TempDir Path folder;

  private String file(String layers, String settings) throws IOException {
    Path file = folder.resolve("line.nnet");
    String text =
        """
        network Line {
            input  x: f32[1]
            target y: f32
            output z: f32 = x -> %s
            loss = mse(z, y)
        }
        data Made { from linear(rows: 40, seed: 1) }
        train Line on Made { optimizer: sgd(0.1) epochs: 6 batch: 10 seed: 2 %s }
        """
            .formatted(layers, settings);
    Files.writeString(file, text);
    return file.toString();
  }

  private Run plot(String file) {
    String run = folder.resolve("run").toString();
    assertThat(Run.of("train", file, "--out", run, "--quiet").exitCode()).isZero();
    return Run.of("plot", file, "--run", run, "--kind", "landscape", "--image", "svg");
  }

  @Test
  void twoWeightsAreThePlane() throws IOException {
    Run run = plot(file("dense(1)", "checkpoint: (keep: 9, monitor: train.loss)"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).containsPattern("landscape\\.svg +begin \\S+ +end \\S+");
    assertThat(folder.resolve("run/plots/landscape.svg"))
        .content()
        .contains("z.dense.weight", "z.dense.offset", "begin", "end", "40 rows of train");
  }

  @Test
  void ofManyWeightsItIsWhereTheyMovedMost() throws IOException {
    String layers = "dense(4) -> tanh -> dense(1)";
    Run run = plot(file(layers, "checkpoint: (keep: 9, monitor: train.loss)"));
    assertThat(run.err()).isEmpty();
    assertThat(folder.resolve("run/plots/landscape.svg"))
        .content()
        .contains("first direction", "second direction", "% of the path");
  }

  @Test
  void withoutCheckpointsItSaysHowToGetThem() throws IOException {
    Run run = plot(file("dense(1)", ""));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("checkpoints of at least 3 epochs", "has 0", "checkpoint: (keep: 1000");
  }
}
