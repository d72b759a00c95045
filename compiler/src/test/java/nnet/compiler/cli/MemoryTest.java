package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much memory a training takes is said before it begins. */
class MemoryTest {
  private static final String TEXT =
      """
      network Wide {
          input  point: f32[2]
          target arm:   class(3)

          hidden = point -> dense(1_000) -> relu -> dense(1_000) -> relu
          output probability = hidden -> dense(3) -> softmax
          loss   = cross_entropy(probability, arm)
      }

      data Arms {
          from spiral(rows: 30_000, classes: 3, noise: 0.1, seed: 7)
          split in_order: train 0.8, validation 0.2
          point = x
          arm   = label
      }

      train Wide on Arms {
          optimizer: adam(learning_rate: 1e-3)
          epochs: 1
          batch: 50
          seed: 1
      }
      """;

  @TempDir Path folder;

  private String file() throws IOException {
    return Files.writeString(folder.resolve("wide.nnet"), TEXT).toString();
  }

  @Test
  void aSummarySaysIt() throws IOException {
    assertThat(Run.of("summary", file()).out())
        .contains("memory to train with batches of 50: ")
        .contains("\n  parameters   3.8 MB\n  gradients    3.8 MB\n  optimizer    7.7 MB\n")
        .contains("\n  activations  ", "\n  batches      ")
        .contains("\n  data         11.7 KB for each 1,000 rows\n");
  }

  @Test
  void ofOtherBatchesToo() throws IOException {
    assertThat(Run.of("summary", file(), "--batch", "2000", "--format", "json").out())
        .contains("\"memory\":{\"batch\":2000,\"total\":", "\"optimizer\":", "\"data_row\":12");
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeItBegins() throws IOException {
    Path run = folder.resolve("run");
    Run refused =
        Run.of("train", file(), "--batch", "20000", "--memory", "100m", "--out", run.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("error: training needs ")
        .contains(" of memory, but the JVM may take ", "activations ", "optimizer 7.7 MB")
        .contains("\n  help: a smaller batch, such as --batch ", "or more memory: ")
        .doesNotContain("OutOfMemoryError", "\tat ");
    assertThat(Files.exists(run.resolve("model.safetensors"))).isFalse();
  }

  @Test
  void aSizeIsANumberWithAUnit() throws IOException {
    Run refused = Run.of("train", file(), "--memory", "much");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--memory is a size such as 800m or 8g; got `much`");
  }
}
