package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.compiler.cli.Main;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.format.Formatter;
import nnet.examples.run.Twins;
import nnet.examples.run.Witnesses;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is true of every example, by walking the folder: nothing is listed here. What is slow leaves
 * the course out, which keeps its promises in a test of its own.
 */
final class ExamplesTest {

  @TestFactory
  Stream<DynamicTest> checksWithoutAnythingToSay() {
    return each(
        ExampleFiles.all(),
        file ->
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
    return each(
        ExampleFiles.all(),
        file -> {
          SourceFile source = ExampleFiles.read(file);
          assertThat(Formatter.format(source)).isEqualTo(source.text());
        });
  }

  /** A drawn state of a reservoir's read-out is no sum of squares: its system has no solution. */
  @TestFactory
  Stream<DynamicTest> gradientsAreRight() {
    return each(
        ExampleFiles.quick(),
        file ->
            ExampleFiles.programs(file).stream()
                .filter(program -> !file.endsWith("reservoir.nnet"))
                .filter(Witnesses::hasGradients)
                .forEach(ExamplesTest::checkGradients));
  }

  /**
   * As {@code nnet test} does; where data sets lack, it says what it left out. No gradient of a
   * healthy network vanishes or explodes, and none of its layers is dead.
   */
  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    return each(
        ExampleFiles.quick(),
        file -> {
          List<String> words = new ArrayList<>(List.of("test", file.toString()));
          if (file.toString().contains("/real/")) {
            words.addAll(List.of("--data-dir", SharedData.folder("").toString()));
          } else if (ExampleFiles.read(file).text().contains("idx(")) {
            words.addAll(List.of("--data-dir", SharedData.folder("mnist").toString()));
          }
          ByteArrayOutputStream said = new ByteArrayOutputStream();
          PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
          int exitCode = Main.run(words.toArray(String[]::new), out, out);
          String text = said.toString(StandardCharsets.UTF_8);
          System.out.print(text);
          assertThat(exitCode).as(text).isZero();
          assertThat(text).contains("passed").doesNotContain("warning: ");
        });
  }

  private static Stream<DynamicTest> each(List<Path> files, Consumer<Path> test) {
    Path project = SharedData.project();
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(project.relativize(file).toString(), () -> test.accept(file)));
  }

  private static void checkGradients(Program program) {
    Program lowered = Compiler.lower(program);
    Witnesses.check(program, lowered, Twins.of(Compiler.emit(lowered)));
  }
}
