package nnet.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.runtime.kernel.vector.VectorKernels;
import nnet.runtime.parallel.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kernel gives the same bits as plain loops and as vectors of any width, with any number of
 * threads.
 */
class SameBitsTest {
  private static List<String> expected = List.of();

  @BeforeAll
  static void computePlainly() {
    Pool.useThreads(1);
    expected = KernelCases.checksums(new ScalarKernels());
  }

  @AfterEach
  void useAllProcessors() {
    Pool.useThreads(Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void vectorsGiveTheBitsOfPlainLoops(int threads) {
    Pool.useThreads(threads);
    assertThat(KernelCases.checksums(new VectorKernels(new ScalarKernels()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void threadsDoNotChangePlainLoops(int threads) {
    Pool.useThreads(threads);
    assertThat(KernelCases.checksums(new ScalarKernels())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"vector,128,true", "vector,256,true", "vector,512,true"})
  void everyWidthGivesTheSameBits(String kernels, String bits, boolean vectorized)
      throws Exception {
    List<String> lines = ofOwnProcess("-Dnnet.kernels=" + kernels, "-Dnnet.vectorBits=" + bits);
    assertThat(lines.getFirst()).isEqualTo("vectorized " + vectorized);
    assertThat(lines.subList(1, lines.size())).isEqualTo(expected);
  }

  @Test
  void withoutTheModuleTheKernelsAreScalar() throws Exception {
    List<String> command =
        List.of("-cp", System.getProperty("java.class.path"), KernelCases.class.getName());
    assertThat(run(command).getFirst()).isEqualTo("vectorized false");
  }

  private static List<String> ofOwnProcess(String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(options));
    command.addAll(
        List.of(
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            KernelCases.class.getName()));
    return run(command);
  }

  private static List<String> run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
