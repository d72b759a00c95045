package nnet.examples.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import nnet.compiler.gradcheck.Float64;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.gradcheck.Resampling;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Verifier;
import nnet.compiler.source.SourceFile;
import nnet.compiler.syntax.format.Formatter;
import nnet.examples.run.Twins;

/** A random network in all its forms. */
record Forms(SourceFile source, Program written, Program lowered, Twins twins) implements Drawn {
  /** How far float32 may be from float64, relative to the largest element. */
  private static final double SINGLE = 1e-3;

  /** How many times as far as rounding each result once makes it. */
  private static final double ROUNDINGS = 16;

  private static final double DOUBLE = 1e-9;

  @Override
  public List<String> problems(int batch) {
    List<String> problems = new ArrayList<>();
    String formatted = Formatter.format(source);
    if (!Formatter.format(new SourceFile("random.nnet", formatted)).equals(formatted)) {
      problems.add("formatting what is formatted changes it");
    }
    lowered.entries().forEach(entry -> problems.addAll(Verifier.problems(entry.body())));
    try {
      Resampling.of(1, seed -> rows(point(seed, batch))).rows().stream()
          .filter(row -> !row.passes())
          .forEach(row -> problems.add(row.toString()));
      run(point(1, batch), problems);
    } catch (RuntimeException bug) {
      problems.add(bug.toString());
    }
    return problems;
  }

  private Point point(long seed, int batch) {
    return Point.random(lowered, twins.model(), seed, batch);
  }

  private List<NetworkCheck.Row> rows(Point point) {
    return new NetworkCheck(written, lowered, twins.model(), point)
        .rowsTogether("vector", Map.of("scalar", twins.scalarGradients(point)));
  }

  private void run(Point point, List<String> problems) {
    IdentityHashMap<Region, Boolean> seen = new IdentityHashMap<>();
    for (Program.Entry entry : lowered.entries()) {
      boolean checked = entry.name().startsWith("gradients_") || entry.name().equals("predict");
      if (checked && seen.put(entry.body(), true) == null) {
        compare(entry.name(), point, problems);
      }
    }
  }

  private void compare(String entry, Point point, List<String> problems) {
    Map<String, float[]> vector = twins.vector(entry, point);
    Map<String, float[]> scalar = twins.scalar(entry, point);
    Float64 wide = new Float64(lowered, twins.model().schema(), point);
    Map<String, double[]> exact = wide.run(entry);
    Map<String, double[]> plain = new Float64(written, twins.model().schema(), point).run(entry);
    vector.forEach((name, values) -> {
      if (!Arrays.equals(values, scalar.get(name))) {
        problems.add(entry + ": " + name + " has other bits without vectors");
      }
      double[] expected = exact.get(name);
      if (expected != null && !name.startsWith("gradient/")) {
        double error = error(expected, i -> values[i]);
        if (!(error <= SINGLE)
            && !(error <= ROUNDINGS * rounding(expected, wide.rounded(entry), name))) {
          problems.add(entry + ": " + name + " in float32 is off by " + error);
        }
      }
    });
    plain.forEach((name, values) -> {
      double[] optimised = exact.get(name);
      if (optimised != null && !(error(values, i -> optimised[i]) <= DOUBLE)) {
        problems.add(entry + ": " + name + " optimised is another number");
      }
    });
  }

  /** The worst that rounding alone makes of it. */
  private static double rounding(
      double[] expected, List<Map<String, double[]>> rounded, String name) {
    return rounded.stream()
        .map(each -> Objects.requireNonNull(each.get(name)))
        .mapToDouble(values -> error(expected, i -> values[i]))
        .max()
        .orElseThrow();
  }

  /** How far the numbers are apart, relative to the largest. */
  private static double error(double[] expected, IntToDoubleFunction found) {
    double largest = 1e-3;
    double apart = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      double difference = Math.abs(expected[i] - found.applyAsDouble(i));
      apart = difference <= apart ? apart : difference;
    }
    return apart / largest;
  }
}
