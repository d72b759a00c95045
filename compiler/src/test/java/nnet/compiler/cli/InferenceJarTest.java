package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that only predicts: small, alone, and as right as the one that can do everything. */
class InferenceJarTest {
  private static final String NETWORK =
      """
      network Small {
          input  picture: f32[8, 8, 2]
          target kind:    class(3)

          x = picture -> conv(4, kernel: 3) -> batch_norm -> relu -> max_pool(2) -> flatten
          output probability: simplex(3) = x -> dense(3) -> softmax

          loss = cross_entropy(probability, kind)
      }
      data Made {
          from classification(rows: 60, features: 128, classes: 3, seed: 1)
          split random(seed: 1): train 0.8, validation 0.2
          picture = reshape(x, [8, 8, 2])
          kind    = label
      }
      train Small on Made { optimizer: sgd(learning_rate: 0.1)  epochs: 1  batch: 16  seed: 3 }
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("small.nnet"), NETWORK);
    String pixels =
        Stream.iterate(0, i -> i + 1)
            .limit(128)
            .map(i -> "0." + i)
            .reduce((a, b) -> a + "," + b)
            .get();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 128; i++) {
      names.add("picture_%d_%d_%d".formatted(i / 16, i / 2 % 8, i % 2));
    }
    Files.writeString(folder.resolve("in.csv"), String.join(",", names) + "\n" + pixels + "\n");
  }

  private Path jar(String... options) {
    Path jar = folder.resolve("out.jar");
    List<String> words = new ArrayList<>(List.of("compile", file.toString(), "-o", jar.toString()));
    words.addAll(List.of(options));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return jar;
  }

  /** Runs a jar's program with nothing else on the class path; what it wrote. */
  private String run(Path jar, String main, Class<?> words, String... arguments) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
            new URLClassLoader(
                new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      thread.setContextClassLoader(loader);
      Method run =
          loader
              .loadClass(main)
              .getDeclaredMethod("run", words, PrintStream.class, PrintStream.class);
      run.setAccessible(true);
      run.invoke(null, words == List.class ? List.of(arguments) : arguments, both, both);
    } finally {
      thread.setContextClassLoader(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private String full(Path jar, String... arguments) throws Exception {
    return run(jar, "nnet.runtime.cli.Main", List.class, arguments);
  }

  private String small(Path jar, String... arguments) throws Exception {
    return run(jar, "nnet.runtime.serve.InferenceMain", String[].class, arguments);
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void itIsSmallAndNeedsNoLibrary() throws IOException {
    Path jar = jar("--inference-only");
    assertThat(Files.size(jar)).isLessThan(300_000);
    try (JarFile content = new JarFile(jar.toFile())) {
      assertThat(content.stream().map(entry -> entry.getName()))
          .allMatch(name -> name.matches("(nnet|META-INF)/.*|module-info.class"))
          .noneMatch(name -> name.contains("/train/") || name.contains("/cli/"));
    }
  }

  @Test
  void itPredictsWhatTheWholeJarPredicts() throws Exception {
    Path whole = jar();
    full(whole, "train", "--out", in("run"), "--quiet");
    String weights = in("run/model.safetensors");
    full(whole, "predict", "--weights", weights, "--input", in("in.csv"), "--out", in("a.csv"));
    Path jar = jar("--inference-only", "--weights", weights);
    assertThat(small(jar, "predict", "--input", in("in.csv"), "--out", in("b.csv")))
        .contains("1 row predicted");
    String classAndNumbers = Files.readAllLines(folder.resolve("a.csv")).get(1);
    assertThat(Files.readAllLines(folder.resolve("b.csv")))
        .containsExactly(
            "probability_0,probability_1,probability_2", classAndNumbers.replaceFirst("^\\d,", ""));
  }

  @Test
  void aWholeJarPredictsWithItsWeightsToo() throws Exception {
    Path jar = jar("--weights", trained());
    assertThat(full(jar, "predict", "--input", in("in.csv"), "--out", in("a.csv")))
        .contains("1 row predicted");
    assertThat(full(jar, "evaluate")).contains("validation");
  }

  @Test
  void everyJarIsAModule() throws Exception {
    assertThat(module(jar("--inference-only"), "--list-modules"))
        .contains("nnet.model.Small")
        .doesNotContain("java.desktop", "java.logging");
    assertThat(module(jar("--inference-only"))).contains("network Small");
    assertThat(module(jar())).contains("usage: java -jar X.jar");
  }

  /** What a JVM says that sees this module and those it needs. */
  private static String module(Path jar, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--limit-modules", "nnet.model.Small", "-p", jar.toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-m", "nnet.model.Small"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void itSaysWhatItIs() throws Exception {
    assertThat(small(jar("--inference-only")))
        .contains("network Small", "input  picture [8, 8, 2]", "output probability [3]")
        .contains("--weights is needed");
  }

  @Test
  void itsMistakesAreExplained() throws Exception {
    Path jar = jar("--inference-only");
    assertThat(small(jar, "train")).contains("only predicts");
    assertThat(small(jar, "predict", "--inptu", "x")).contains("no option --inptu");
    assertThat(small(jar, "predict", "--input", in("in.csv"), "--out", in("b.csv")))
        .contains("holds no weights", "--weights W");
    Files.writeString(folder.resolve("in.csv"), "picture_0_0_0\nx\n");
    jar = jar("--inference-only", "--weights", trained());
    assertThat(small(jar, "predict", "--input", in("in.csv"), "--out", in("b.csv")))
        .contains("in.csv:1: there is no column `picture_0_0_1`");
  }

  private String trained() throws Exception {
    full(jar(), "train", "--out", in("run"), "--quiet");
    return in("run/model.safetensors");
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() throws Exception {
    String weights = trained();
    Files.writeString(file, NETWORK.replace("conv(4", "conv(5"));
    Run run = Run.of("compile", file.toString(), "-o", in("x.jar"), "--weights", weights);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("the network needs [3, 3, 2, 5]");
    assertThat(folder.resolve("x.jar")).doesNotExist();
  }
}
