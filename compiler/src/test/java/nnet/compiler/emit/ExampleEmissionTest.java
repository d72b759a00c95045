package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.derive.Differentiation;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.project.Sources;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every entry of every example: optimised and emitted it computes what the graph says before any
 * pass, with the same bits in both twins. The well-known large networks are left out: in the
 * interpreter an image takes hours.
 */
class ExampleEmissionTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  /** Networks made to be hard on checks, and their copies. */
  private static final List<Path> TESTS =
      List.of(EXAMPLES.resolve("src"), EXAMPLES.resolve("target"));

  @TestFactory
  Stream<DynamicTest> everyExample() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      List<Path> networks =
          files
              .filter(file -> file.toString().endsWith(".nnet"))
              .filter(file -> TESTS.stream().noneMatch(file::startsWith))
              .filter(file -> !file.toString().contains("errors"))
              .filter(file -> !file.toString().contains("resnet"))
              .filter(file -> !file.toString().contains("published"))
              .filter(file -> !file.startsWith(EXAMPLES.resolve("course")))
              .sorted()
              .toList();
      return networks.stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
    }
  }

  private static void check(Path file) {
    Compilation compilation =
        Compiler.check(
            new SourceFile(
                file.toString(), text(file), Sources.ofDisk().home(file, file.toString())),
            Request.DEFAULT);
    assertThat(compilation.diagnostics().hasErrors()).isFalse();
    // A file of tests alone has no network.
    compilation.program().ifPresent(ExampleEmissionTest::check);
  }

  private static void check(Program program) {
    Program lowered = Compiler.lower(program);
    Twins twins = Twins.of(lowered);
    for (int i = 0; i < lowered.entries().size(); i++) {
      for (int batch :
          lowered.entries().get(i).name().equals("initialize") ? List.of(1) : List.of(1, 5)) {
        EntryRun run = new EntryRun(lowered, twins.emitted().schema(), i, batch);
        Map<String, float[]> vector = run.emitted(twins.vector());
        Map<String, float[]> scalar = run.emitted(twins.scalar());
        Map<String, double[]> reference =
            run.reference(Differentiation.of(program.entries().get(i), program).body());
        String entry = lowered.entries().get(i).name() + " of " + batch;
        assertThat(vector.keySet()).as(entry).isEqualTo(reference.keySet());
        vector.forEach((path, values) -> {
          assertThat(values).as("twins of %s, %s", entry, path).isEqualTo(scalar.get(path));
          close(entry + ", " + path, values, Objects.requireNonNull(reference.get(path)));
        });
      }
    }
  }

  private static void close(String what, float[] values, double[] expected) {
    assertThat(values).as(what).hasSize(expected.length);
    double scale = 1;
    for (double value : expected) {
      scale = Double.isNaN(value) ? scale : Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(expected[i])) {
        // Drawn states need not be such as training makes: a system may have no solution.
        assertThat(values[i]).as("%s, element %d", what, i).isNaN();
        continue;
      }
      assertThat((double) values[i])
          .as("%s, element %d of %d", what, i, values.length)
          .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(2e-4 * scale));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
