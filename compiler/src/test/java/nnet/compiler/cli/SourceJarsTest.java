package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import nnet.compiler.emit.JavaCompiler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the jar of a network stand its sources and their documentation. */
class SourceJarsTest {
  private static final String NETWORK =
      """
      network Rent {
          input  x: f32[2]
          target rent: f32
          output guess = x -> dense(1)
          loss = mse(guess, rent)
      }

      record Flat { size: f32  kind: category  rent: f32 }

      data Flats {
          from csv("flats.csv") as Flat
          x = concat(size, kind -> one_hot(at_most: 1))
          rent = rent -> standardize(invert: true)
      }

      train Rent on Flats { optimizer: sgd(0.1)  epochs: 1 }
      """;

  @TempDir static Path folder;
  private static String written = "";

  @BeforeAll
  static void compile() throws IOException {
    written = compile("rent.jar");
  }

  private static String compile(String jar) throws IOException {
    Path file = Files.writeString(folder.resolve("rent.nnet"), NETWORK);
    String target = folder.resolve(jar).toString();
    Run run =
        Run.of("compile", file.toString(), "-o", target, "--inference-only", "--with-sources");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run.out();
  }

  private static Map<String, String> files(String jar) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (JarFile content = new JarFile(folder.resolve(jar).toFile())) {
      for (JarEntry entry : content.stream().toList()) {
        try (InputStream in = content.getInputStream(entry)) {
          files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }

  @Test
  void allThreeAreSaidToBeWritten() {
    assertThat(written.lines().map(line -> line.replaceAll("^written .*[/\\\\]", "")))
        .containsExactly("rent.jar", "rent-sources.jar", "rent-javadoc.jar");
  }

  @Test
  void theSourcesAreThoseOfTheClasses() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    files("rent-sources.jar")
        .forEach((name, text) -> {
          if (name.endsWith(".java")) {
            sources.put(name.replace(".java", "").replace('/', '.'), text);
          }
        });
    assertThat(sources).containsKeys("nnet.model.Rent", "nnet.model.RentPredictor");
    assertThat(files("rent.jar").keySet())
        .containsAll(
            JavaCompiler.compile(sources).files().keySet().stream()
                .filter(name -> name.startsWith("nnet.model.RentPredictor"))
                .map(name -> name.replace('.', '/') + ".class")
                .toList());
  }

  @Test
  void thePagesTellWhatProgramsCall() throws IOException {
    Map<String, String> pages = files("rent-javadoc.jar");
    assertThat(pages).containsKeys("index.html", "nnet/model/RentPredictor.Flat.html");
    assertThat(pages.get("nnet/model/Rent.html")).contains("Emitted from rent.nnet by nnet ");
    assertThat(pages.get("nnet/model/RentPredictor.html"))
        .contains("with the network Rent of rent.nnet", "RentPredictor.Prediction prediction")
        .contains("Predicts with the model of each moment.");
  }

  @Test
  void theSameFileMakesTheSameBytes() throws IOException {
    compile("again.jar");
    for (String kind : new String[] {"", "-sources", "-javadoc"}) {
      assertThat(folder.resolve("again" + kind + ".jar"))
          .hasSameBinaryContentAs(folder.resolve("rent" + kind + ".jar"));
    }
  }
}
