package nnet.examples.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.gradcheck.Float64;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.examples.run.Twins;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Outputs, losses and gradients against PyTorch's: the emitted code in float32, the interpreter in
 * float64.
 */
final class ReferenceTest {
  private static final double SINGLE = 1e-5;
  private static final double DOUBLE = 1e-9;

  /** Where sums of two parameters stand for both, values are rounded before anything else. */
  private static final double LOOSE = 1e-6;

  private final Map<String, Program> programs = new TreeMap<>();
  private final Map<String, Twins> twins = new TreeMap<>();

  @AfterAll
  static void report() throws IOException {
    System.out.println(Score.read(ReferenceCases.shared()).report());
  }

  @TestFactory
  Stream<DynamicTest> everyCaseOfTheTable() throws IOException {
    ReferenceCases all = ReferenceCases.shared();
    List<ReferenceCase> cases = new ArrayList<>();
    Map<String, String> problems = new TreeMap<>();
    for (CaseLine line : CaseLine.all()) {
      if (all.has(line.name())) {
        cases.add(new ReferenceCase(line, all.tensors(line.name())));
      }
    }
    assertThat(cases).isNotEmpty();
    compile(cases, problems);
    return cases.stream()
        .map(each -> DynamicTest.dynamicTest(each.line().name(), () -> check(each, problems)));
  }

  private void compile(List<ReferenceCase> cases, Map<String, String> problems) {
    Map<String, String> java = new TreeMap<>();
    Map<String, String> classNames = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      String name = cases.get(i).line().name();
      SourceFile source = new SourceFile(name + ".nnet", cases.get(i).text("Case" + i));
      Compilation compilation = Compiler.check(source, Request.DEFAULT);
      if (compilation.program().isEmpty()) {
        String found = new ShortRenderer().render(compilation.diagnostics().sorted());
        problems.put(name, found + source.text());
      } else {
        programs.put(name, Compiler.lower(compilation.program().get()));
        Emitted emitted = Compiler.emit(programs.get(name));
        java.putAll(emitted.sources());
        classNames.put(name, emitted.className());
      }
    }
    List<String> names = List.copyOf(classNames.keySet());
    List<Twins> all = Twins.of(JavaCompiler.compile(java), List.copyOf(classNames.values()));
    for (int i = 0; i < names.size(); i++) {
      twins.put(names.get(i), all.get(i));
    }
  }

  private void check(ReferenceCase each, Map<String, String> problems) {
    String name = each.line().name();
    assertThat(problems.getOrDefault(name, "")).isEmpty();
    Twins twin = twins.get(name);
    Program program = programs.get(name);
    if (twin == null || program == null) {
      throw new IllegalStateException("not compiled: " + name);
    }
    Point point = each.point(twin.model().schema());
    Map<String, float[]> single = twin.vector(each.entry(), point);
    Map<String, double[]> exact =
        new Float64(program, twin.model().schema(), point).run(each.entry());
    Map<String, double[]> expected = each.expected();
    assertThat(expected).isNotEmpty();
    double tolerance = each.line().says("loose") ? LOOSE : DOUBLE;
    List<String> wrong = new ArrayList<>();
    expected.forEach((result, values) -> {
      float[] narrow = single.get(result);
      double[] wide = exact.get(result);
      assertThat(narrow).as("%s of %s", result, single.keySet()).isNotNull();
      assertThat(wide).as("%s of %s", result, exact.keySet()).isNotNull();
      assertThat(narrow).as(result).hasSameSizeAs(values);
      compare(result + " in float64", values, i -> wide[i], tolerance, wrong);
      compare(result + " in float32", values, i -> narrow[i], SINGLE, wrong);
    });
    assertThat(wrong).isEmpty();
    Score.passed(name);
  }

  private static void compare(
      String what,
      double[] expected,
      IntToDoubleFunction found,
      double tolerance,
      List<String> wrong) {
    double largest = 1;
    double apart = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      double difference = Math.abs(expected[i] - found.applyAsDouble(i));
      apart = difference <= apart ? apart : difference;
    }
    if (!(apart <= tolerance * largest)) {
      wrong.add(what + " is off by " + apart + " where " + largest + " is the largest");
    }
  }
}
