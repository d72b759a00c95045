package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nnet.runtime.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that earlier releases wrote are read, and predict the same bits. */
class ReleasesTest {
  private static final Path RELEASE = Path.of("src/test/resources/nnet/releases/0.1.0");

  @TempDir Path folder;

  @Test
  void weightsOfTheFirstReleaseLoad() throws IOException {
    String predicted = predicted("spiral", "points.csv").replaceAll("(?m)^(arm|\\d),", "");
    assertThat(predicted).isEqualTo(Files.readString(RELEASE.resolve("spiral.csv")));
  }

  /** Categories, parts of dates, windows, gaps, units of a target, a fitted threshold. */
  @Test
  void whatTheFirstReleaseFittedToRecordsIsApplied() throws IOException {
    assertThat(predicted("stalls", "days.csv"))
        .isEqualTo(Files.readString(RELEASE.resolve("stalls.csv")));
  }

  /** What a jar of today predicts with the weights of then. */
  private String predicted(String network, String rows) throws IOException {
    Path jar = folder.resolve(network + ".jar");
    Run compiled =
        Run.of("compile", RELEASE.resolve(network + ".nnet").toString(), "-o", jar.toString());
    assertThat(compiled.err()).isEmpty();
    Path out = folder.resolve("out.csv");
    List<String> words =
        List.of(
            "predict",
            "--weights",
            RELEASE.resolve(network + ".safetensors").toString(),
            "--input",
            RELEASE.resolve(rows).toString(),
            "--out",
            out.toString());
    try (ModelJarLoader loader = new ModelJarLoader(jar)) {
      assertThat(Main.run(loader.model(), words, System.out, System.err)).isZero();
    }
    return Files.readString(out);
  }

  @Test
  void theyAreShown() {
    Run run = Run.of("inspect", RELEASE.resolve("spiral.safetensors").toString());
    assertThat(run.out()).contains("network: Spiral", "4,547 parameters, 0 other values");
    Run stalls = Run.of("inspect", RELEASE.resolve("stalls.safetensors").toString());
    assertThat(stalls.out())
        .contains("network: Stalls", "decision second threshold: ", "Ada, , Bo", "date.month");
  }
}
