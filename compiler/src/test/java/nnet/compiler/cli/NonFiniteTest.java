package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nnet.runtime.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that meets a number that is not finite says which expression made it. */
class NonFiniteTest {
  private static final String NETWORK =
      """
      layer scaled(size: int)(x) {
          wide = x -> dense(size)
          return wide / (wide - wide)
      }

      cell growing()(x: f32[c]) carries h: f32[c] = zeros {
          h = exp(20 * h + x)
      }

      network N {
          input  point: f32[2]
          target arm:   class(3)

          hidden = point -> dense(8) -> tanh
          FORMULA
          output probability = made -> dense(3) -> softmax
          loss   = cross_entropy(probability, arm)
      }

      data Arms {
          from spiral(rows: 60, classes: 3, noise: 0.1, seed: 7)
          split in_order: train 0.8, validation 0.2
          point = x
          arm   = label
      }

      train N on Arms {
          optimizer: sgd(learning_rate: RATE)
          epochs: 3
          batch: 20
          seed: 1
      }
      """;

  @TempDir Path folder;

  private Path file(String formula, String rate) throws IOException {
    String text = NETWORK.replace("FORMULA", formula).replace("RATE", rate);
    return Files.writeString(folder.resolve("n.nnet"), text);
  }

  private Run train(Path file, String... more) {
    List<String> words =
        List.of("train", file.toString(), "--out", folder.resolve("run").toString());
    return Run.of(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
  }

  static Stream<Arguments> formulas() {
    return Stream.of(
        Arguments.of(
            "made = log(hidden)",
            "0.1",
            """
            error: loss became not a number in epoch 1, step 1 of 3
              --> n.nnet:15:12, in `made`
                 |
              15 |     made = log(hidden)
                 |            ^^^^^^^^^^^
              `log` made NaN: 78 of its 160 numbers, in the forward pass
            """,
            "there is no logarithm of a negative number"),
        Arguments.of(
            "made = exp(100 + hidden)",
            "0.1",
            """
              --> n.nnet:15:12, in `made`
                 |
              15 |     made = exp(100 + hidden)
                 |            ^^^^^^^^^^^^^^^^^
              `exp` made infinity: 160 of its 160 numbers, in the forward pass
            """,
            "exp(x) is too large for float32"),
        Arguments.of(
            "made = hidden -> scaled(5)",
            "0.1",
            """
              --> n.nnet:3:12, in `made.scaled`
                |
              3 |     return wide / (wide - wide)
                |            ^^^^^^^^^^^^^^^^^^^^
            """,
            "a division by 0"),
        Arguments.of(
            "made = hidden + sqrt(abs(hidden - flip(flip(hidden, axis: 0), axis: 0)))",
            "0.1",
            """
            error: the gradient of loss became not a number in epoch 1, step 1 of 3
              --> n.nnet:15:21, in `made`
                 |
              15 |     made = hidden + sqrt(abs(hidden - flip(flip(hidden, axis: 0), axis: 0)))
                 |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              `sqrt'` made\
            """,
            "the slope of sqrt is infinite at 0"),
        Arguments.of(
            "made = scan(growing())(hidden -> reshape([4, 2])).h",
            "0.1",
            """
            --> n.nnet:7:9, in `made.growing`
            """,
            "exp(x) is too large for float32"),
        Arguments.of(
            "made = hidden -> dense(8) -> relu -> dense(8) -> relu",
            "1e20",
            "`matmul` made",
            "a smaller learning rate"));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void theFirstIsNamed(String formula, String rate, String expected, String help)
      throws IOException {
    Run run = train(file(formula, rate));
    assertThat(run.err()).contains(expected.stripTrailing()).contains("  help: ").contains(help);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("Exception", "at nnet.");
  }

  @Test
  void programsAreToldToo() throws IOException {
    Run run = train(file("made = log(hidden)", "0.1"), "--format", "json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines().toList().getLast())
        .startsWith("{\"non_finite\":{\"what\":\"loss\",\"value\":\"NaN\",\"epoch\":1,\"step\":1")
        .contains("\"line\":15,\"column\":12", "\"operation\":\"log\"", "\"pass\":\"forward\"");
  }

  @Test
  void whatWasWrittenBeforeStays() throws IOException {
    Path good = file("made = hidden", "0.1");
    assertThat(train(good, "--checkpoint-keep", "1").exitCode()).isZero();
    byte[] weights = Files.readAllBytes(folder.resolve("run/model.safetensors"));
    List<String> names = names();
    assertThat(train(file("made = log(hidden)", "0.1")).exitCode()).isEqualTo(1);
    assertThat(Files.readAllBytes(folder.resolve("run/model.safetensors"))).isEqualTo(weights);
    assertThat(names()).isEqualTo(names);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("run"))) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  @Test
  void aJarNamesLayerAndLineByItself() throws Exception {
    Path jar = folder.resolve("n.jar");
    Path file = file("made = hidden -> dense(4) -> scaled(5)", "0.1");
    assertThat(Run.of("compile", file.toString(), "-o", jar.toString()).exitCode()).isZero();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    int exitCode =
        VectorProcess.run(
            List.of(jar.toString()),
            Main.class.getName(),
            List.of("train", "--out", folder.resolve("jar").toString()),
            Terminal.plain(stream, stream));
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("error: loss became not a number in epoch 1, step 1 of 3")
        .contains("  --> n.nnet:3:12, in `made.scaled`")
        .contains("`divide` made");
    assertThat(exitCode).isEqualTo(1);
  }
}
