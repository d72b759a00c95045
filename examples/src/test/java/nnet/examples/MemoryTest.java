package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nnet.compiler.emit.CompiledClasses;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JarWriter;
import nnet.compiler.emit.JavaCompiler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The memory that is announced is the memory that training takes: what a larger batch takes more,
 * as the process has things of its own.
 */
final class MemoryTest {
  private static final int SMALL_BATCH = 8;

  /** Of what is announced. */
  private static final double TOLERANCE = 0.1;

  /** What small things take that are not counted: lists, names, classes. */
  private static final long SMALL = 1 << 18;

  @TempDir Path folder;

  private record Bytes(double announced, double used) {}

  @ParameterizedTest
  @CsvSource({
    "start/spiral.nnet, 20000",
    "vision/shapes.nnet, 256",
    "sequence/own_cell.nnet, 2000",
    "generative/gan.nnet, 2000",
    "training/contrast.nnet, 256",
  })
  void isWhatTrainingTakes(String name, int batch) throws IOException {
    Path file = SharedData.project().resolve("examples").resolve(name);
    Emitted emitted = Compiled.file(file).emitted();
    Path jar = folder.resolve("network.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      CompiledClasses classes = JavaCompiler.compile(emitted.sources());
      JarWriter.write(out, emitted.className(), classes, Optional.empty());
    }
    Bytes small = bytes(jar, file.getParent(), SMALL_BATCH);
    Bytes large = bytes(jar, file.getParent(), batch);
    double announced = large.announced - small.announced;
    assertThat(large.used - small.used)
        .isBetween((1 - TOLERANCE) * announced - SMALL, (1 + TOLERANCE) * announced + SMALL);
  }

  private static Bytes bytes(Path jar, @Nullable Path data, int batch) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                jar + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                MemoryProbe.class.getName(),
                String.valueOf(data),
                String.valueOf(batch))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).matches("\\d+ \\d+\n");
    String[] both = said.strip().split(" ", -1);
    return new Bytes(Double.parseDouble(both[0]), Double.parseDouble(both[1]));
  }
}
