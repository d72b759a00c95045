package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nnet test} from text to verdict. */
class TestCommandTest {
  private static final String FILE =
      """
      network Line {
          input  x: f32[2]
          target y: f32
          output z = x -> dense(1)
          loss = mse(z, y)
      }

      data Plane { from linear(rows: 60, features: 2, noise: 0.01, seed: 3) }

      data Away {
          from csv("away.csv") as Row
          x = concat(a, b)
      }

      record Row { a: f32  b: f32  y: f32 }

      network Far {
          input  x: f32[2]
          target y: f32
          output z = x -> dense(1)
          loss = mse(z, y)
      }

      train Line on Plane { optimizer: sgd(0.1)  epochs: 30  batch: 10 }

      train Far on Away { optimizer: sgd }

      network Wide(width: int) {
          input  x: f32[2]
          target y: f32
          output z = x -> dense(width) -> dense(1)
          loss = mse(z, y)
      }

      train Wide on Plane for width in [1, 2], epochs in [1, 30] { network: (width: width)  optimizer: sgd(0.1) }

      test "of a line" {
      """;

  @TempDir Path folder;

  @Test
  void whatHoldsIsFine() throws IOException {
    Run run =
        test(
            "expect parameters(Line) == 3",
            "expect gradients(Line)",
            "expect trained(Line).train.loss < 0.01",
            "expect trained(Far).train.loss < 1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("of a line", "passed   parameters(Line) == 3", "passed   gradients(Line)")
        .contains("passed   trained(Line)", "skipped  trained(Far)", "there is no away.csv")
        .containsPattern("trained\\(Line\\).train.loss < 0.01  found \\d")
        .endsWith("3 passed, 1 skipped" + System.lineSeparator());
  }

  @Test
  void whatDoesNotHoldIsShownWithItsLine() throws IOException {
    Run run = test("expect parameters(Line) == 4", "expect trained(Line).tast.loss < 1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("failed   parameters(Line) == 4", ":38:1: found 3, expected 4")
        .contains("the data have no part `tast`; there is train")
        .endsWith("2 failed" + System.lineSeparator());
  }

  @Test
  void wholeRunsCanBeLeftOut() throws IOException {
    Run run = test("--no-training", "expect trained(Line).train.loss < 0.01");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("whole runs are left out");
  }

  @Test
  void runsOfATableAreMeantByTheirVariables() throws IOException {
    Run run =
        test(
            "expect trained(Wide, epochs: 30).train.loss < trained(Wide, epochs: 1).train.loss",
            "for width in [1, 2] {",
            "expect trained(Wide, width: width, epochs: 30).train.loss < 0.05",
            "expect parameters(Wide(width: width)) == 3 * width + width + 1 }",
            "expect trained(Wide, width: 3).train.loss < 1",
            "expect trained(Wide, hidden: 3).train.loss < 1");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("passed   trained(Wide, epochs: 30)", "(width = 1)", "(width = 2)")
        .contains("no run of `Wide` has width 3", "`hidden` varies in no run", "width, epochs")
        .endsWith("5 passed, 2 failed" + System.lineSeparator());
  }

  @Test
  void programsGetALineOfJsonEach() throws IOException {
    Run run =
        test(
            "--format json",
            "expect parameters(Line) == 4",
            "expect trained(Far).train.loss < 1",
            "for width in [2] {",
            "expect trained(Wide, width: width, epochs: 30).train.loss < 0.05",
            "expect sigmoid([0, 1]) ~= [0.5, 0.7] }");
    assertThat(run.exitCode()).isEqualTo(1);
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).startsWith("{\"file\":"));
    assertThat(lines.get(0))
        .contains("\"line\":38,\"test\":\"of a line\",\"expectation\":\"parameters(Line) == 4\"")
        .contains("\"outcome\":\"failed\",\"found\":3.0,\"expected\":4.0,\"detail\":\"found 3");
    assertThat(lines.get(1)).contains("\"outcome\":\"skipped\",\"detail\":\"there is no away.csv");
    assertThat(lines.get(2)).contains("\"where\":\"width = 2\"", "\"expected\":0.05");
    assertThat(lines.get(3)).contains("\"outcome\":\"failed\",\"detail\"");
  }

  @Test
  void errorsComeFirst() throws IOException {
    Run run = test("expect parameters(Lime) == 3");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no network `Lime`");
  }

  /** Whatever the rows are read from: what lacks is told, and nothing has failed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          csv("here.csv") as Key join csv("far.csv") as More on k | far.csv
          tsv("far.tsv") as Row                                   | far.tsv
          npz("far.npz") as Row                                   | far.npz
          npy(a: "far.npy", b: "b.npy", y: "y.npy")               | b.npy
          lines("far.txt")                                        | far.txt
          images("far")                                           | far
          """)
  void absentDataSkipTheirNetworks(String source, String absent) throws IOException {
    Files.writeString(folder.resolve("here.csv"), "k,y\n1,2\n");
    String text =
        """
        network Far {
            input  x: f32[2]
            target y: f32
            output z = x -> dense(1)
            loss = mse(z, y)
        }
        record Row { a: f32  b: f32  y: f32 }
        record Key { k: i32  y: f32 }
        record More { k: i32  c: f32 }
        data Away { from SOURCE x = [1, 2] y = 1 }
        train Far on Away { optimizer: sgd }
        test "far" { expect trained(Far).train.loss < 1 }
        """;
    Path file = folder.resolve("far.nnet");
    Files.writeString(file, text.replace("SOURCE", source));
    Run run = Run.of("test", file.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("skipped", "there is no " + absent);
  }

  /** The first line may be an option. */
  private Run test(String... lines) throws IOException {
    List<String> words = new ArrayList<>(List.of("test"));
    List<String> expectations = new ArrayList<>(List.of(lines));
    Path file = folder.resolve("a.nnet");
    words.add(file.toString());
    if (lines[0].startsWith("--")) {
      words.addAll(List.of(expectations.removeFirst().split(" ")));
    }
    Files.writeString(file, FILE + String.join("\n", expectations) + "\n}\n");
    return Run.of(words.toArray(String[]::new));
  }
}
