package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that are made of a text go in and come out as text. */
class GeneratedTextTest {
  /** What follows is what was three tokens before. */
  private static String echo(String by) {
    return """
    network Echo {
        input  before: class(8)[3]
        target next:   class(8)
        param scale: f32 = constant(20)
        output probability = softmax(scale * one_hot(before)[0])
        loss = cross_entropy(probability, next)
    }

    data Lines {
        from lines("lines.txt")
        line   = tokenize(text, by: %s, at_most: 8, length: 4)
        before = line[0:3]
        next   = line[3]
    }

    train Echo on Lines { optimizer: sgd(0)  epochs: 1  batch: 2  seed: 1 }

    generate Again from Echo { before = greedy(probability) at_most: 5 }
    """
        .formatted(by);
  }

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "characters, abca, bcab, 'bca', bcabc",
    "characters, abca, bcab, 'bxa', b?ab?",
    "words, 'one two one', 'two one two', 'Two, one!', 'two one two'",
  })
  void textFollowsText(String by, String first, String second, String start, String expected)
      throws IOException {
    String file = Files.writeString(folder.resolve("echo.nnet"), echo(by)).toString();
    Files.writeString(folder.resolve("lines.txt"), first + "\t0\n" + second + "\t0\n");
    String run = folder.resolve("run").toString();
    assertThat(Run.of("train", file, "--out", run, "--quiet").err()).isEmpty();
    String weights = folder.resolve("run/model.safetensors").toString();
    Run text = Run.of("generate", file, "--weights", weights, "--start", start);
    assertThat(text.err()).isEmpty();
    assertThat(text.out()).isEqualTo(expected + "\n");
  }
}
