package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Steps of training and predictions allocate nothing. */
class AllocationTest {
  private static final Path FOLDER = Path.of("src/test/resources/nnet/compiler/emit/allocation");

  /**
   * HotSpot's first compiler removes no object, so that what is seen here holds for any code that
   * it makes of ours; with plain loops, as vectors are objects until the second compiler has seen
   * them.
   */
  @Test
  void nothingIsAllocated() throws IOException {
    assertThat(allocated(0, List.of("-XX:TieredStopAtLevel=1", "-Dnnet.kernels=scalar")))
        .hasSize(12)
        .allMatch(line -> line.endsWith(": 0"));
  }

  @Test
  void noVectorStaysAnObject() throws IOException {
    assertThat(allocated(60, List.of("--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC")))
        .filteredOn(line -> line.contains(", threads "))
        .hasSize(12)
        .allMatch(line -> line.endsWith(": 0"));
  }

  private static List<String> allocated(int patience, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Allocation.class.getName(), Integer.toString(patience)));
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.sorted().forEach(file -> command.add(file.toString()));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output.lines().toList();
  }
}
