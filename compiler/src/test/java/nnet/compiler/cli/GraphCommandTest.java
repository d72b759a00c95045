package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code nnet graph} in each format. */
class GraphCommandTest {
  private static final String TEXT =
      """
      network Net {
          input  x: f32[4]
          target y: class(3)
          output p: simplex(3) = x -> dense(3) -> softmax
          loss = cross_entropy(p, y)
      }
      """;

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("net.nnet"), TEXT).toString();
  }

  @ParameterizedTest
  @CsvSource({"text,region predict(", "dot,digraph", "mermaid,flowchart", "svg,<svg"})
  void everyFormatShowsTheOperators(String format, String start) {
    Run run = Run.of("graph", file, "--format", format);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(start, "matmul", "softmax");
  }

  @Test
  void everyPassCanBeSeen() {
    Run first = Run.of("graph", file, "--after", "elaborate", "--entry", "gradients_predict");
    Run derived = Run.of("graph", file, "--after", "derive", "--entry", "gradients_predict");
    Run last = Run.of("graph", file, "--entry", "gradients_predict");
    assertThat(first.out()).contains("return loss").doesNotContain("return gradient");
    assertThat(derived.out()).contains("return gradient p.dense.weight");
    assertThat(last.out()).contains("return gradient p.dense.weight").isNotEqualTo(derived.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --after deriv     | there is no pass `deriv`; did you mean `derive`?
          --after nonsense  | In order: elaborate, inline
          --entry predikt   | Net has no entry `predikt`; did you mean `predict`?
          --format png      | --format is one of text, dot, mermaid, svg; got `png`
          """)
  void wrongUsageIsExplained(String options, String message) {
    Run run = Run.of(("graph " + file + " " + options.strip()).split(" +", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }
}
