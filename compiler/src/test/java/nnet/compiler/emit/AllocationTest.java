package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Steps of training and predictions allocate nothing. HotSpot's first compiler removes no object,
 * so that what is seen here holds for any code that it makes of ours; with plain loops, as vectors
 * are objects until the second compiler has seen them.
 */
class AllocationTest {
  @ParameterizedTest
  @CsvSource({"images, 1", "images, 2", "sequences, 1", "sequences, 2", "words, 2"})
  void nothingIsAllocated(String network, String threads) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dnnet.kernels=scalar",
                "-cp",
                System.getProperty("java.class.path"),
                Allocation.class.getName(),
                Path.of("src/test/resources/nnet/compiler/emit/allocation", network + ".nnet")
                    .toString(),
                threads)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output.lines()).containsExactly("steps 0", "predictions 0");
  }
}
