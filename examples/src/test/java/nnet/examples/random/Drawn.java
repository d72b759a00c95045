package nnet.examples.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.CompiledClasses;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Verifier;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.format.Formatter;
import nnet.examples.run.Exact;
import nnet.examples.run.Twins;

/** A random network in all its forms. */
record Drawn(SourceFile source, Program written, Program lowered, Twins twins) {
  /** How far float32 may be from float64, relative to the largest element. */
  private static final double SINGLE = 1e-3;

  private static final double DOUBLE = 1e-9;

  /** Networks from their texts, with one javac for all. */
  static List<Drawn> compiled(List<String> texts) {
    List<SourceFile> sources = new ArrayList<>();
    List<Program> written = new ArrayList<>();
    List<Program> lowered = new ArrayList<>();
    List<String> classNames = new ArrayList<>();
    Map<String, String> java = new TreeMap<>();
    for (String text : texts) {
      SourceFile source = new SourceFile("random.nnet", text);
      sources.add(source);
      Program program = program(source);
      written.add(program);
      lowered.add(Compiler.lower(program));
      Emitted emitted = Compiler.emit(lowered.getLast());
      classNames.add(emitted.className());
      java.putAll(emitted.sources());
    }
    CompiledClasses classes = JavaCompiler.compile(java);
    List<Twins> twins = Twins.of(classes, classNames);
    List<Drawn> drawn = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      drawn.add(new Drawn(sources.get(i), written.get(i), lowered.get(i), twins.get(i)));
    }
    return drawn;
  }

  private static Program program(SourceFile source) {
    try {
      Compilation compilation = Compiler.check(source, Request.DEFAULT);
      String found = new ShortRenderer().render(compilation.diagnostics().sorted());
      Program program =
          compilation.program().orElseThrow(() -> new IllegalStateException("\n" + found));
      // Once more with the others; here for a message that has the text.
      Compiler.emit(Compiler.lower(program));
      return program;
    } catch (RuntimeException bug) {
      throw new AssertionError("the compiler fails on\n" + source.text(), bug);
    }
  }

  /** All that is wrong, for a batch of this size. */
  List<String> problems(int batch) {
    List<String> problems = new ArrayList<>();
    String formatted = Formatter.format(source);
    if (!Formatter.format(new SourceFile("random.nnet", formatted)).equals(formatted)) {
      problems.add("formatting what is formatted changes it");
    }
    lowered.entries().forEach(entry -> problems.addAll(Verifier.problems(entry.body())));
    Point point = Point.random(lowered, twins.model(), 1, batch);
    new NetworkCheck(written, lowered, twins.model(), point)
        .rows(1, "vector", Map.of("scalar", twins.scalarGradients(point))).stream()
            .filter(row -> !row.passes())
            .forEach(row -> problems.add(row.toString()));
    for (Program.Entry entry : lowered.entries()) {
      if (entry.name().startsWith("gradients_") || entry.name().equals("predict")) {
        compare(entry.name(), point, problems);
      }
    }
    return problems;
  }

  private void compare(String entry, Point point, List<String> problems) {
    Map<String, float[]> vector = twins.vector(entry, point);
    Map<String, float[]> scalar = twins.scalar(entry, point);
    Map<String, double[]> exact = new Exact(lowered, twins.model().schema(), point).run(entry);
    Map<String, double[]> plain = new Exact(written, twins.model().schema(), point).run(entry);
    vector.forEach((name, values) -> {
      if (!Arrays.equals(values, scalar.get(name))) {
        problems.add(entry + ": " + name + " has other bits without vectors");
      }
      double[] wide = exact.get(name);
      if (wide != null && !name.startsWith("gradient/")) {
        check(entry + ": " + name + " in float32", wide, i -> values[i], SINGLE, problems);
      }
    });
    plain.forEach((name, values) -> {
      double[] optimised = exact.get(name);
      if (optimised != null) {
        check(entry + ": " + name + " optimised", values, i -> optimised[i], DOUBLE, problems);
      }
    });
  }

  private static void check(
      String what,
      double[] expected,
      IntToDoubleFunction found,
      double tolerance,
      List<String> problems) {
    double largest = 1e-3;
    double apart = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      double difference = Math.abs(expected[i] - found.applyAsDouble(i));
      apart = difference <= apart ? apart : difference;
    }
    if (!(apart <= tolerance * largest)) {
      problems.add(what + " is off by " + apart + " of " + largest);
    }
  }
}
