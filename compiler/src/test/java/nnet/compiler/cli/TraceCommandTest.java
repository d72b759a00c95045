package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nnet trace} as it is typed. */
class TraceCommandTest {
  private static final String NETWORK =
      """
      network Small {
          input  x: f32[2]
          target y: class(3)
          h = x -> dense(4) -> tanh
          output p: simplex(3) = h -> dense(3) -> softmax
          loss = cross_entropy(p, y)
      }

      data Arms {
          from spiral(rows: 90, classes: 3, seed: 7)
          split random(seed: 1): train 0.8, test 0.2
          y = label
      }

      train Small on Arms {
          optimizer: sgd(learning_rate: 0.1)
          epochs: 2
          batch: 8
          seed: 4
      }
      """;

  private static final String ONLY_MAPS =
      """
      network OnlyMaps {
          input  x: f32[4]
          output y = x -> dense(3)
      }
      """;

  @TempDir Path folder;

  private Run trace(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("network.nnet"), text);
    List<String> words = new ArrayList<>(List.of("trace", file.toString()));
    words.addAll(Arrays.asList(options));
    return Run.of(words.toArray(String[]::new));
  }

  @Test
  void aRowGoesForwardAndBackward() throws IOException {
    Run run = trace(NETWORK, "--row", "3");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Small: row 3 of train", "initial weights of seed 4")
        .contains("network.nnet:4   h = x -> dense(4) -> tanh", "h = tanh(z_h)")
        .contains("dL/dz_h = dL/dh * (1 - h^2)", "by tanh'(z) = 1 - tanh(z)^2")
        .contains("step 1 of 18 by this example alone: sgd")
        .contains("new h.dense.weight = h.dense.weight - 0.1 * dL/d h.dense.weight");
  }

  @Test
  void ownNumbersGoForwardAndWithATargetBackward() throws IOException {
    Run forward = trace(NETWORK, "--input", "0.5, -1", "--format", "json");
    assertThat(forward.exitCode()).as(forward.err()).isZero();
    assertThat(forward.out())
        .contains("\"name\":\"x\"", "\"numbers\":[0.5,-1.0]")
        .doesNotContain("backward");
    Run both = trace(NETWORK, "--input", "x=0.5,-1", "--target", "2", "--layer", "p");
    assertThat(both.exitCode()).as(both.err()).isZero();
    assertThat(both.out())
        .contains("BACKWARD", "UPDATE", "p = softmax(z_p)")
        .doesNotContain("tanh(z_h)");
  }

  @Test
  void withoutALossThereIsOnlyTheWayForward() throws IOException {
    Run run = trace(ONLY_MAPS, "--input", "1 2 3 4");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("FORWARD").doesNotContain("BACKWARD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--row 73 | 1 | part train has 72 rows",
        "--row 1 --part tset | 2 | there is no part `tset` of the data; did you mean `test`?",
        "--input 1,2,3 | 2 | `x` takes 2 numbers; got 3",
        "--input 1,two | 2 | `x` takes numbers; `two` is none",
        "--input 1,2 --target 3 | 2 | `y` is a label from 0 to 2; got 3",
        "--input z=1,2 | 2 | there is no input `z`",
        "--row 1 --layer dense | 1 | nothing is called `dense`",
      })
  void whatIsWrongIsSaid(String options, int exitCode, String message) throws IOException {
    Run run = trace(NETWORK, options.split(" ", -1));
    assertThat(run.err()).contains(message);
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--full | needs an example: --row 1",
        "--row 1 --input 1,2 | takes --row or --input, not both",
        "--row 0 | --row is a whole number from 1 up; got `0`",
        "--row 1 --target 2 | takes --target only with --input",
        "--input 1,2 --part test | takes --part only with --row",
        "--row 1 --mode tain | --mode is one of train, predict; got `tain`",
      })
  void whatIsMistypedIsSaidBeforeAnythingRuns(String options, String message) throws IOException {
    Run run = trace(NETWORK, options.split(" ", -1));
    assertThat(run.err()).contains(message);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aRowOfNoDataIsRefused() throws IOException {
    Run run = trace(ONLY_MAPS, "--row", "1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("OnlyMaps is not trained on any data");
  }
}
