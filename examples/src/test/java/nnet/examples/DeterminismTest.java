package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nnet.compiler.emit.JavaCompiler;
import nnet.examples.run.BriefTraining;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same training writes the same bytes, and generates the same tokens: again, with other
 * threads, other widths of vectors, and without vectors. The networks have dense layers,
 * normalisation, dropout, a recurrence, two phases, sums over parameters in the update, and
 * examples large enough to be taken a few at a time.
 */
final class DeterminismTest {
  private static final List<String> NETWORKS =
      List.of(
          "start/spiral.nnet",
          "vision/augmented.nnet",
          "custom/everything.nnet",
          "sequence/sine.nnet",
          "sequence/generate.nnet",
          "training/contrast.nnet",
          "generative/gan.nnet",
          "training/settings.nnet",
          "src/test/resources/nnet/examples/broad.nnet");

  @TempDir static Path folder;

  private static final List<String> CLASS_NAMES = new ArrayList<>();
  private static Map<String, byte[]> usual = Map.of();

  @BeforeAll
  static void trainAsUsual() throws IOException, InterruptedException {
    for (String network : NETWORKS) {
      Compiled compiled = Compiled.file(SharedData.project().resolve("examples").resolve(network));
      CLASS_NAMES.add(compiled.emitted().className());
      Map<String, byte[]> classes = JavaCompiler.compile(compiled.emitted().sources()).files();
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        Path file = folder.resolve("classes/" + each.getKey().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, each.getValue());
      }
    }
    usual = trained("usual");
    assertThat(usual.keySet()).hasSize(NETWORKS.size() + 2).contains("Walk.txt", "Straight.txt");
  }

  @Test
  void theSameAgain() throws IOException, InterruptedException {
    same(trained("again"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dnnet.threads=1 -Dnnet.vectorBits=128",
        "-Dnnet.threads=4 -Dnnet.vectorBits=256",
        "-Dnnet.threads=2 -Dnnet.vectorBits=512",
        "-Dnnet.threads=2 -Dnnet.kernels=scalar"
      })
  void theSameWithOtherMeans(String options) throws IOException, InterruptedException {
    same(trained(options.replaceAll("[^a-zA-Z0-9]+", "-"), options.split(" ", -1)));
  }

  private static void same(Map<String, byte[]> weights) {
    assertThat(weights.keySet()).isEqualTo(usual.keySet());
    weights.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(usual.get(name)));
  }

  /** The files that another JVM writes, by name. */
  private static Map<String, byte[]> trained(String name, String... options)
      throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve(name));
    String classPath =
        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-cp", classPath));
    command.addAll(List.of(options));
    command.addAll(List.of(BriefTraining.class.getName(), out.toString()));
    command.addAll(CLASS_NAMES);
    Path said = folder.resolve(name + ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> written = Files.list(out)) {
      for (Path file : written.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
