package nnet.compiler.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.Point;
import nnet.runtime.cli.Main;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;

/**
 * The emitted code in its scalar form, in a process of its own: a JVM chooses between the two forms
 * once. It is what {@code java -jar X.jar run} does.
 */
final class ScalarRun implements NetworkCheck.Runner {
  private static final String PREFIX = "gradient/";

  private final ClassFolder classes;
  private final Path weights;
  private final Path feed;
  private final Path results;
  private final long seed;

  private ScalarRun(ClassFolder classes, Path weights, Path feed, Path results, long seed) {
    this.classes = classes;
    this.weights = weights;
    this.feed = feed;
    this.results = results;
    this.seed = seed;
  }

  static ScalarRun of(ClassFolder classes, Point point) {
    try {
      return written(classes, point);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScalarRun written(ClassFolder classes, Point point) throws IOException {
    ScalarRun run = new ScalarRun(classes, temporary(), temporary(), temporary(), point.seed());
    point.weights().write(run.weights);
    Map<String, Tensor> tensors = new TreeMap<>();
    point.shapes().forEach((name, shape) -> tensors.put(name, tensor(point, name, shape)));
    SafeTensors.write(run.feed, new TensorFile(Map.of(), tensors));
    return run;
  }

  private static Tensor tensor(Point point, String name, List<Integer> shape) {
    return new Tensor(shape, point.input(name));
  }

  private static Path temporary() throws IOException {
    Path file = Files.createTempFile("nnet-", ".safetensors");
    file.toFile().deleteOnExit();
    return file;
  }

  @Override
  public Map<String, float[]> gradients(String mode) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    try {
      int exitCode =
          VectorProcess.run(
              List.of("-Dnnet.kernels=scalar"),
              classes.classPath(),
              Main.class.getName(),
              words(mode),
              Terminal.plain(stream, stream));
      if (exitCode != ExitCode.FINE) {
        throw new IllegalStateException("run: " + said.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, float[]> gradients = new TreeMap<>();
    SafeTensors.read(results).tensors().forEach((name, tensor) -> keep(name, tensor, gradients));
    return gradients;
  }

  private static void keep(String name, Tensor tensor, Map<String, float[]> gradients) {
    if (name.startsWith(PREFIX)) {
      gradients.put(name.substring(PREFIX.length()), tensor.values());
    }
  }

  private List<String> words(String mode) {
    List<String> words = new ArrayList<>(List.of("run", "--gradients", "--mode", mode));
    words.addAll(List.of("--feed", feed.toString(), "--weights", weights.toString()));
    words.addAll(List.of("--out", results.toString(), "--seed", Long.toString(seed)));
    return words;
  }
}
