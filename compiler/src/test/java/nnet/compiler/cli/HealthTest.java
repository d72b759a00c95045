package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training that goes on, but not well, says in which layer. */
class HealthTest {
  private static final String TEXT =
      """
      layer low(units: int)(x: f32[n]) -> f32[units] {
          param weight: f32[n, units] = glorot_uniform
          param offset: f32[units]    = constant(-10)
          return x @ weight + offset
      }

      network N {
          input  point: f32[2]
          target arm:   class(3)

          hidden = point -> dense(32)
          STATEMENT
          output probability = hidden -> dense(3) -> softmax
          loss   = cross_entropy(probability, arm)
      }

      data Arms {
          from spiral(rows: 120, classes: 3, noise: 0.1, seed: 7)
          split in_order: train 0.9, validation 0.1
          point = x
          arm   = label
      }

      train N on Arms {
          optimizer: adam(learning_rate: 1e-5)
          epochs: EPOCHS
          batch: 64
          seed: 42
      }
      """;

  @TempDir Path folder;

  private Run train(String statement, int epochs, String... more) {
    String text = TEXT.replace("STATEMENT", statement).replace("EPOCHS", "" + epochs);
    List<String> words = List.of("train", "--out", folder.resolve("run").toString());
    return Run.told(
        TextModel.of(text), Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          repeat 12 { hidden = hidden -> dense(32) -> sigmoid } \
          | the gradient vanishes: in `hidden.dense.weight` (line 11) and | relu or gelu
          repeat 12 { hidden = hidden -> dense(32, init: normal(deviation: 2)) -> relu } \
          | the gradient explodes: in | `clip_norm: 1`
          hidden = hidden -> low(16) -> relu \
          | 16 of the 16 units of the relu in `hidden` (line 12) are 0 for all 64 examples | leaky
          """)
  void whatIsWrongIsSaidOnce(String statement, String warning, String help) {
    Run run = train(statement, 4);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsOnlyOnce("warning: " + warning).contains("(epoch 2)\n  help: ");
    assertThat(run.out()).contains(help);
    assertThat(run.out().lines().filter(line -> line.startsWith("warning"))).hasSize(1);
  }

  @Test
  void programsAreToldToo() {
    Run run = train("hidden = hidden -> low(16) -> relu", 1, "--format", "json");
    assertThat(run.out())
        .contains("{\"warning\":{\"kind\":\"dead_relu\",\"layer\":\"hidden\",\"epoch\":1,");
  }

  @Test
  void nothingIsSaidOfAHealthyNetwork() {
    assertThat(train("hidden = hidden -> relu -> dense(16) -> relu", 4).out())
        .doesNotContain("warning");
  }

  /** One run is looked at after its third and last epoch, another, which goes on, is not. */
  @Test
  void lookingChangesNothing() throws IOException {
    String normed = "hidden = hidden -> batch_norm -> relu -> dropout(0.5)";
    assertThat(train(normed, 3, "--quiet").out()).isEmpty();
    List<String> looked = Files.readAllLines(folder.resolve("run/history.csv"));
    assertThat(train(normed, 5, "--quiet").exitCode()).isZero();
    List<String> longer = Files.readAllLines(folder.resolve("run/history.csv"));
    assertThat(looked).hasSize(4).isEqualTo(longer.subList(0, 4));
  }
}
