package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that compile a file and go on with its network. */
class NetworkCommandTest {
  private static final String TEXT =
      """
      network Small(units: int = 3) {
          input  x: f32[4]
          output y = x -> dense(units)
      }

      network Large {
          input  x: f32[4]
          output y = x -> dense(1_000)
      }
      """;

  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("two.nnet"), TEXT).toString();
  }

  @Test
  void aSummaryNeedsNoData() {
    Run run = Run.of("summary", file, "--network", "Small");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Small", "dense", "parameters: 15");
  }

  @Test
  void optionsOfTheNetworkAreSet() {
    Run run = Run.of("summary", file, "--network=Small", "--set", "units=5", "--format", "json");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("\"total\":25", "[4,5]");
  }

  @Test
  void theExitCodeAndMessageOfTheNetworkComeBack() {
    Run run = Run.of("evaluate", file, "--weights", folder.resolve("none.safetensors").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("error: ").contains("none.safetensors").hasLineCount(1);
  }

  @Test
  void errorsOfTheFileEndTheCommand() throws IOException {
    String broken =
        Files.writeString(folder.resolve("broken.nnet"), TEXT.replace("dense", "dens")).toString();
    for (String command : List.of("summary", "train", "predict", "evaluate", "run")) {
      Run run = Run.of(command, broken);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("error[unknown-name]", "error: 2 errors; `nnet help unknown");
    }
  }

  @Test
  void aFileWithoutANetworkSaysSo() throws IOException {
    String empty = Files.writeString(folder.resolve("empty.nnet"), "").toString();
    Run run = Run.of("summary", empty);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no network in");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          summary FILE --set units        | --set takes name=value; got `units`
          summary FILE --train first      | --train counts `train` blocks from 1; got `first`
          summary FILE FILE               | takes one file
          compile FILE                    | needs -o X.jar, --source-out DIR or both
          compile FILE FILE -o X.jar      | -o takes one file; got
          compile FILE -o                 | needs a value after --out X.jar
          compile FILE --source-out D --with-sources | needs -o X.jar for --with-sources
          train FILE --epoch 3            | did you mean `--epochs`?
          """)
  void wrongUsageIsExplained(String line, String message) {
    Run run = Run.of(line.replace("FILE", file).split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void theJarRunsByItselfAndIsTheSameEveryTime() throws IOException, InterruptedException {
    Path jar = folder.resolve("made/small.jar");
    Path again = folder.resolve("again.jar");
    assertThat(Run.of("compile", file, "--network", "Small", "-o", jar.toString()).exitCode())
        .isZero();
    Run.of("compile", file, "--network", "Small", "-o", again.toString());
    assertThat(jar).hasSameBinaryContentAs(again);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "summary")
            .start();
    byte[] printed = process.getInputStream().readAllBytes();
    assertThat(new String(printed, StandardCharsets.UTF_8)).contains("parameters: 15");
    assertThat(process.waitFor()).isZero();
    try (Stream<Path> files = Files.list(jar.getParent())) {
      assertThat(files).containsExactly(jar);
    }
  }

  @Test
  void aLearningRateIsFoundByTheCommandAndByAJarThatWasCompiledForIt() throws Exception {
    String line =
        """
        network Line {
            input  x: f32[2]
            target y: f32
            output z = x -> dense(1)
            loss = mse(z, y)
        }
        data Plane { from linear(rows: 60, features: 2, noise: 0.01, seed: 3) }
        train Line on Plane { optimizer: sgd(0.1)  batch: 10 }
        """;
    String text = Files.writeString(folder.resolve("line.nnet"), line).toString();
    Path out = folder.resolve("rates");
    Run run = Run.of("train", text, "--find-learning-rate", "--out", out.toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("suggestion: ");
    String jar = folder.resolve("line.jar").toString();
    assertThat(train(jar, text).out()).contains("nnet compile --find-learning-rate");
    Run found = train(jar, text, "--find-learning-rate");
    assertThat(found.exitCode()).as(found.out()).isZero();
    assertThat(found.out()).contains("suggestion: ");
  }

  /** Compiles with some options, and lets the jar look for a learning rate. */
  private Run train(String jar, String file, String... options)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("compile", file, "-o", jar));
    words.addAll(List.of(options));
    assertThat(Run.of(words.toArray(String[]::new)).exitCode()).isZero();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path out = folder.resolve("jar");
    Process process =
        new ProcessBuilder(
                java, "-jar", jar, "train", "--find-learning-rate", "--out", out.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), printed, "");
  }

  @Test
  void tokensAreGenerated() throws IOException {
    String echo =
        """
        network Echo {
            input  tokens: class(5)[3]
            output probability = one_hot(tokens)[0] as simplex(5)
        }

        generate Again from Echo { tokens = greedy(probability) at_most: 7 }
        """;
    String text = Files.writeString(folder.resolve("echo.nnet"), echo).toString();
    Run run = Run.of("generate", text, "--start", "4,1,3");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isEqualTo("4 1 3 4 1 3 4\n");
    Run shorter = Run.of("generate", text, "--start", "4,1,3", "--at-most", "2", "--name", "Again");
    assertThat(shorter.out()).isEqualTo("4 1\n");
    Run nothing = Run.of("generate", file);
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.err()).contains("network Large generates nothing");
  }

  @Test
  void theSourcesAreWritten() throws IOException {
    Path sources = folder.resolve("src");
    Run run = Run.of("compile", file, "--network", "Small", "--source-out", sources.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("lines of Java written to");
    assertThat(sources.resolve("nnet/model/Small.java")).content().contains("class Small");
  }

  @Test
  void theSourcesOfAFolderAreWrittenAndThoseThatDidNotChangeAreLeft() throws IOException {
    Path networks = Files.createDirectories(folder.resolve("nnet/more"));
    Files.writeString(networks.resolveSibling("two.nnet"), TEXT);
    Path other = networks.resolve("other.nnet");
    Files.writeString(other, TEXT.replace("Small", "Little").replace("Large", "Great"));
    Path sources = folder.resolve("src");
    String[] words = {
      "compile", folder.resolve("nnet").toString(), "--source-out", sources.toString()
    };
    assertThat(Run.of(words).err()).isEmpty();
    Path large = sources.resolve("nnet/model/Large.java");
    FileTime before = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(large, before);
    Path great = sources.resolve("nnet/model/Great.java");
    Files.writeString(great, "changed");
    assertThat(Run.of(words).exitCode()).isZero();
    assertThat(Files.getLastModifiedTime(large)).isEqualTo(before);
    assertThat(great).content().contains("class Great");
    Files.copy(folder.resolve("nnet").resolve("two.nnet"), networks.resolve("again.nnet"));
    Run twice = Run.of(words);
    assertThat(twice.exitCode()).isEqualTo(1);
    assertThat(twice.err()).contains("two.nnet", "again.nnet", "both make the class nnet.model.");
  }

  @Test
  void everyNetworkOfAFileHasItsClass() throws IOException {
    Path sources = folder.resolve("src");
    Run run = Run.of("compile", file, "--source-out", sources.toString(), "--inference-only");
    assertThat(run.err()).isEmpty();
    assertThat(classes(sources)).contains("Large.java", "Small.java");
    Path jar = folder.resolve("two.jar");
    assertThat(Run.of("compile", file, "-o", jar.toString()).exitCode()).isZero();
    try (JarFile read = new JarFile(jar.toFile())) {
      assertThat(read.getEntry("nnet/model/Large.class")).isNotNull();
      assertThat(read.getEntry("nnet/model/Small.class")).isNull();
    }
  }

  @Test
  void theClassesOfNetworksThatAreGoneGoToo() throws IOException {
    Path networks = Files.createDirectories(folder.resolve("nnet"));
    Path first = Files.writeString(networks.resolve("first.nnet"), TEXT);
    String other = TEXT.replace("Small", "Little").replace("Large", "Great");
    Path second = Files.writeString(networks.resolve("second.nnet"), other);
    Path sources = folder.resolve("src");
    Path own = Files.createDirectories(sources.resolve("nnet/model")).resolve("Own.java");
    Files.writeString(own, "package nnet.model;");
    String[] words = {"compile", networks.toString(), "--source-out", sources.toString()};
    assertThat(Run.of(words).err()).isEmpty();
    assertThat(classes(sources)).contains("Large.java", "Small.java", "Little.java", "Great.java");
    Files.writeString(first, TEXT.replace("Small", "Smaller"));
    Files.delete(second);
    assertThat(Run.of(words).err()).isEmpty();
    assertThat(classes(sources))
        .contains("Own.java", "Large.java", "Smaller.java")
        .noneMatch(name -> name.startsWith("Little") || name.startsWith("Great"))
        .noneMatch(name -> name.startsWith("Small") && !name.startsWith("Smaller"));
    Path third = Files.writeString(folder.resolve("third.nnet"), other);
    String[] alone = {"compile", third.toString(), "--source-out", sources.toString()};
    assertThat(Run.of(alone).err()).isEmpty();
    assertThat(classes(sources)).contains("Smaller.java", "Great.java");
  }

  private static List<String> classes(Path sources) throws IOException {
    try (Stream<Path> files = Files.list(sources.resolve("nnet/model"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aFolderWithoutNetworksSaysSo() {
    Run run = Run.of("compile", folder.resolve(".").toString(), "--source-out", file + ".src");
    assertThat(run.exitCode()).isZero();
    Run none = Run.of("compile", file + ".src", "--source-out", file + ".out");
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("there is no .nnet file in");
  }
}
