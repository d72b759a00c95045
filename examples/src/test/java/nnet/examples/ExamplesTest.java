package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.SyntaxFile;
import nnet.compiler.syntax.format.Formatter;
import nnet.examples.run.Twins;
import nnet.runtime.model.DataPlan;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is true of every example, by walking the folder: nothing is listed here. */
final class ExamplesTest {

  @TestFactory
  Stream<DynamicTest> checksWithoutAnythingToSay() {
    return each(file ->
        assertThat(
                new ShortRenderer()
                    .render(
                        Compiler.check(ExampleFiles.read(file), Request.DEFAULT)
                            .diagnostics()
                            .sorted()))
            .isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> isFormatted() {
    return each(file -> {
      SourceFile source = ExampleFiles.read(file);
      assertThat(Formatter.format(source)).isEqualTo(source.text());
    });
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreRight() {
    return each(file ->
        ExampleFiles.programs(file).stream()
            .filter(program -> program.entries().stream().anyMatch(ExamplesTest::hasGradients))
            .forEach(ExamplesTest::checkGradients));
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return each(file -> {
      SyntaxFile syntax = Compiler.check(ExampleFiles.read(file), Request.DEFAULT).syntax();
      List<Promises.Promise> promises = Promises.of(syntax);
      assertThat(promises).isNotEmpty();
      promises.stream()
          .filter(promise -> promise.subject().equals("parameters"))
          .forEach(promise -> checkParameters(promise, file));
      List<Promises.Promise> trained =
          promises.stream().filter(promise -> promise.subject().equals("trained")).toList();
      Compiled compiled = Compiled.file(file);
      if (compiled.schema().training().isPresent()) {
        checkTraining(trained, compiled);
      }
    });
  }

  private static void checkParameters(Promises.Promise promise, Path file) {
    Program program =
        ExampleFiles.programs(file).stream()
            .filter(candidate -> candidate.name().equals(promise.network()))
            .findFirst()
            .orElseThrow();
    long parameters =
        program.parameters().stream()
            .mapToLong(parameter -> Arrays.stream(sizes(parameter)).reduce(1, (a, b) -> a * b))
            .sum();
    assertThat((double) parameters).isEqualTo(promise.value());
  }

  private static long[] sizes(Program.Parameter parameter) {
    return Arrays.stream(parameter.shape().resolve(1)).asLongStream().toArray();
  }

  /** Trains in any case: what promises no number must at least not diverge. */
  private static void checkTraining(List<Promises.Promise> promises, Compiled compiled) {
    Path data = dataFolder(compiled.schema().data().orElseThrow());
    Trained trained = Trained.of(compiled.model(), data);
    System.out.println(compiled.schema().network() + ": " + trained.measures());
    assertThat(trained.weights().parameters()).doesNotContain(Float.NaN);
    for (Promises.Promise promise : promises) {
      double measured =
          trained.measures().get(promise.members().get(0)).get(promise.members().get(1));
      assertThat(promise.isKeptBy(measured)).as("%s, measured %s", promise, measured).isTrue();
    }
  }

  /** Only handwritten digits come from files. */
  private static Path dataFolder(DataPlan plan) {
    boolean files = plan.sources().stream().anyMatch(source -> source.kind().equals("idx"));
    return files ? SharedData.required("mnist") : SharedData.project();
  }

  private static Stream<DynamicTest> each(Consumer<Path> test) {
    Path project = SharedData.project();
    List<Path> files = ExampleFiles.all();
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(project.relativize(file).toString(), () -> test.accept(file)));
  }

  private static boolean hasGradients(Program.Entry entry) {
    return entry.name().startsWith("gradients_");
  }

  /** Float64 against differences; float32 in both forms against float64, the forms bit for bit. */
  private static void checkGradients(Program program) {
    Program lowered = Compiler.lower(program);
    Twins twins = Twins.of(Compiler.emit(lowered));
    Point point = Point.random(lowered, twins.model(), 1);
    List<NetworkCheck.Row> rows =
        new NetworkCheck(program, lowered, twins.model(), point)
            .rows(1, "vector", Map.of("scalar", twins.scalarGradients(point)));
    assertThat(rows).isNotEmpty().allMatch(NetworkCheck.Row::passes);
    for (Program.Entry entry : lowered.entries()) {
      if (hasGradients(entry)) {
        Map<String, float[]> scalar = twins.scalar(entry.name(), point);
        twins
            .vector(entry.name(), point)
            .forEach((name, values) ->
                assertThat(values).as(entry.name() + " " + name).isEqualTo(scalar.get(name)));
      }
    }
  }
}
