package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nnet.examples.run.BriefTraining;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same training writes the same bytes, and generates the same tokens: again, with other
 * threads, other widths of vectors, and without vectors; and when it is interrupted and taken up
 * again under other conditions. The networks have dense layers, normalisation, dropout, a
 * recurrence, two phases, sums over parameters in the update, and examples large enough to be taken
 * a few at a time.
 */
final class DeterminismTest {
  /** What is special about each. */
  private static final Map<String, String> NETWORKS = new LinkedHashMap<>();

  static {
    NETWORKS.put("start/spiral.nnet", "dense layers");
    NETWORKS.put("vision/augmented.nnet", "convolutions, random crops");
    NETWORKS.put("sequence/sine.nnet", "LSTM");
    NETWORKS.put("src/test/resources/nnet/examples/broad.nnet", "transformer, convolutions");
    NETWORKS.put("generative/gan.nnet", "GAN, two phases");
    NETWORKS.put("custom/everything.nnet", "own parts, batch normalisation, dropout");
    NETWORKS.put("sequence/generate.nnet", "recurrent, generated tokens");
    NETWORKS.put("training/contrast.nnet", "contrastive over the batch");
    NETWORKS.put("training/settings.nnet", "clipping, groups, moving average");
  }

  /** Vectors at once, not only when they are compiled: many a training is over before. */
  private static final String AT_ONCE = " -Dnnet.warmUp=false -Dnnet.vectorBits=";

  private static final String SCALAR = " -Dnnet.kernels=scalar";

  /** What a build tries; for the table of trust all are tried. */
  private static final List<String> FEW =
      List.of(
          "-Dnnet.threads=1" + AT_ONCE + "128",
          "-Dnnet.threads=4" + AT_ONCE + "256",
          "-Dnnet.threads=2" + AT_ONCE + "512",
          "-Dnnet.threads=2" + SCALAR);

  @TempDir static Path folder;

  private static CompiledFolder compiled = new CompiledFolder(Path.of(""), List.of());
  private static Map<String, byte[]> usual = Map.of();

  /** How many settings have given the same bytes, of how many, by file. */
  private static final Map<String, Integer> SAME = new HashMap<>();

  private static int settings;

  static List<String> settings() {
    return Boolean.getBoolean("nnet.trust") ? all() : FEW;
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      for (int bits : new int[] {128, 256, 512}) {
        all.add("-Dnnet.threads=" + threads + AT_ONCE + bits);
      }
      all.add("-Dnnet.threads=" + threads + SCALAR);
    }
    return all;
  }

  @BeforeAll
  static void trainAsUsual() throws IOException, InterruptedException {
    compiled = CompiledFolder.of(folder, List.copyOf(NETWORKS.keySet()));
    usual = trained("usual", CompiledFolder.VECTORS);
    assertThat(usual.keySet()).hasSize(NETWORKS.size() + 2).contains("Walk.txt", "Straight.txt");
  }

  @Test
  void theSameAgain() throws IOException, InterruptedException {
    same(trained("again", CompiledFolder.VECTORS));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theSameWithOtherMeans(String options) throws IOException, InterruptedException {
    same(trained(options.replaceAll("[^a-zA-Z0-9]+", "-"), vectors(options)));
  }

  @Test
  void theSameWithoutTheModuleOfVectors() throws IOException, InterruptedException {
    same(trained("without", List.of()));
  }

  /** Stopped twice within an epoch, each time taken up by another process with other means. */
  @Test
  void theSameWhenInterruptedAndTakenUp() throws IOException, InterruptedException {
    assertThat(trained("stopped", vectors("-Dnnet.stop=3 -Dnnet.threads=4" + AT_ONCE + "256")))
        .isEmpty();
    assertThat(trained("stopped", List.of("-Dnnet.stop=6"))).isEmpty();
    same(trained("stopped", vectors("-Dnnet.threads=1" + AT_ONCE + "128")));
  }

  private static List<String> vectors(String options) {
    List<String> all = new ArrayList<>(CompiledFolder.VECTORS);
    all.addAll(Arrays.asList(options.split(" ", -1)));
    return all;
  }

  private static void same(Map<String, byte[]> weights) {
    settings++;
    assertThat(weights.keySet()).isEqualTo(usual.keySet());
    weights.forEach((name, bytes) -> {
      if (Arrays.equals(bytes, usual.get(name))) {
        SAME.merge(name, 1, Integer::sum);
      }
    });
    weights.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(usual.get(name)));
  }

  /** The files that another JVM writes, by name. */
  private static Map<String, byte[]> trained(String name, List<String> options)
      throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve(name));
    compiled.run(options, BriefTraining.class, List.of(out.toString()));
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> written = Files.list(out)) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @AfterAll
  static void tell() throws IOException {
    List<String> rows = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, String> network : NETWORKS.entrySet()) {
      String className = compiled.classNames().get(number++);
      String name = className.substring(className.lastIndexOf('.') + 1);
      int same = SAME.getOrDefault(name + ".safetensors", 0);
      rows.add(
          TrustRows.row(
              "same bytes",
              name + " (" + network.getValue() + ")",
              "%d of %d: again, threads, widths of vectors, scalar, interrupted"
                  .formatted(same, settings)));
    }
    TrustRows.write("same-bytes", rows);
  }
}
