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
  private static final Path FOLDER = Path.of("src/test/resources/nnet/releases");

  @TempDir Path folder;

  @Test
  void weightsOfTheFirstReleaseLoad() throws IOException {
    Path release = FOLDER.resolve("0.1.0");
    Path jar = folder.resolve("spiral.jar");
    Run compiled =
        Run.of("compile", release.resolve("spiral.nnet").toString(), "-o", jar.toString());
    assertThat(compiled.err()).isEmpty();
    Path out = folder.resolve("out.csv");
    try (ModelJarLoader loader = new ModelJarLoader(jar)) {
      int exitCode =
          Main.run(
              loader.model(),
              List.of(
                  "predict",
                  "--weights",
                  release.resolve("spiral.safetensors").toString(),
                  "--input",
                  release.resolve("points.csv").toString(),
                  "--out",
                  out.toString()),
              System.out,
              System.err);
      assertThat(exitCode).isZero();
    }
    String predicted = Files.readString(out).replaceAll("(?m)^(arm|\\d),", "");
    assertThat(predicted).isEqualTo(Files.readString(release.resolve("spiral.csv")));
  }

  @Test
  void theyAreShown() {
    Run run = Run.of("inspect", FOLDER.resolve("0.1.0/spiral.safetensors").toString());
    assertThat(run.out()).contains("network: Spiral", "4,547 parameters, 0 other values");
  }
}
