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

/**
 * Steps of training and predictions allocate nothing. HotSpot's first compiler removes no object,
 * so that what is seen here holds for any code that it makes of ours; with plain loops, as vectors
 * are objects until the second compiler has seen them.
 */
class AllocationTest {
  private static final Path FOLDER = Path.of("src/test/resources/nnet/compiler/emit/allocation");

  @Test
  void nothingIsAllocated() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dnnet.kernels=scalar"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Allocation.class.getName());
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.sorted().forEach(file -> command.add(file.toString()));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output.lines()).hasSize(12).allMatch(line -> line.endsWith(": 0"));
  }
}
