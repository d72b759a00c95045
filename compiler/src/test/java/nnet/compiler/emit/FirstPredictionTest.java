package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.SourceFile;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program starts, reads weights and predicts without a lambda or a stream: the first of a process
 * takes as long as all the rest of that.
 */
class FirstPredictionTest {
  private static final String NETWORK =
      """
      network Digits {
          input  image: f32[784]
          target digit: class(10)

          output probability: simplex(10) = image -> dense(64) -> relu -> dense(10) -> softmax

          loss = cross_entropy(probability, digit)
      }
      """;

  @Test
  void nothingOnItsWayIsALambda(@TempDir Path folder) throws IOException {
    List<String> loaded =
        run(folder)
            .lines()
            .dropWhile(line -> !line.contains(" nnet."))
            .takeWhile(line -> !line.equals(FirstPrediction.DONE))
            .toList();
    assertThat(loaded)
        .anyMatch(line -> line.contains(" nnet.model.Digits "))
        .noneMatch(line -> line.contains("$$Lambda"))
        .noneMatch(line -> line.contains("LambdaMetafactory"))
        .noneMatch(line -> line.contains("StringConcatFactory"))
        .noneMatch(line -> line.contains("java.util.stream."));
  }

  /** The classes that such a process loads, and its own words. */
  private static String run(Path folder) throws IOException {
    Emitted emitted =
        Compiler.emit(
            Compiler.lower(
                Compiler.check(new SourceFile("digits.nnet", NETWORK), Request.DEFAULT)
                    .program()
                    .orElseThrow()));
    CompiledClasses classes = JavaCompiler.compile(emitted.sources());
    Path jar = folder.resolve("digits.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      JarWriter.write(out, emitted.className(), classes, Optional.empty());
    }
    Model model = Loaded.model(classes, emitted.className());
    Path weights = folder.resolve("digits.safetensors");
    Weights.initial(model, 1).write(weights);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                jar + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                FirstPrediction.class.getName(),
                emitted.className(),
                weights.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
