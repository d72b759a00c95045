package nnet.compiler.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.reference.Dual;
import nnet.compiler.reference.ForwardMode;
import nnet.compiler.source.SourceFile;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * What a choice leaves out contributes exactly zero, at and around the points where its own
 * derivative is infinite: derived, in forward mode and in emitted code.
 */
class ExactZerosTest {
  private static final float[] EDGE = {0, -0.0f, 0.01f, -0.02f, 0.25f, 1, -1, 100};

  private static final List<String> FORMULAS =
      List.of(
          "if v > 0 then log(v) else -5",
          "if v > 0 then log(v) else 3 * v",
          "where(v > 0, w * log(v), w)",
          "if v <= 0 then w else s * sqrt(v)",
          "if v != 0 then s / v else 2 * v",
          "if v == 0 then w * v else w / (v * v)",
          "if v > 0 then v ^ 0.3 else v",
          "if v > 0 then log(sqrt(v)) else v",
          "if v > 0 then (if v < 1 then log(v) else w * sqrt(v)) else v",
          "if s > 0 then (if v > 0 then log(v) * sqrt(v) else 1) else log(v)",
          "if v < 80 then exp(v) else v",
          "if v > -1 then log1p(v) else w",
          "if v > 0 then -log(v) + 1 / v else w * w",
          "if sum(v) > 1e6 then norm(w * log(abs(v))) else 3",
          "max(log(abs(v)), -5)",
          "min(1 / abs(v), 4)",
          "clamp(log(abs(v)), -2, 2)",
          "log(abs(v))[4:]",
          "(if v > 0 then w * log(v) else v) -> unflatten(shape: [2, 4])",
          "if v > 0 then t * t else (if v < -1e9 then t else w)",
          "if v > 0 then (unflatten(t, shape: [2, 4]) -> flatten) else w",
          "gradient(sum(if v > 0 then w * log(v) else v * v * v), v)",
          "gradient(sum(if v > 0 then v * sqrt(v) else v), v)",
          "v -> steep_layer",
          "scan(steep_steps())(v * ones([2, 8])).h");

  /** Each formula in a layer of its own, with parameters of its own. */
  @Test
  void whatIsLeftOutHasNoPart() {
    StringBuilder layers = new StringBuilder();
    StringBuilder sum = new StringBuilder("0");
    for (int i = 0; i < FORMULAS.size(); i++) {
      layers.append(
          """
          layer case_%d()(x: f32[8]) {
              param v: f32[8] = zeros
              param w: f32[8] = constant(1.5)
              param s: f32 = constant(2)
              t = sqrt(v)
              return %s
          }
          """
              .formatted(i, FORMULAS.get(i)));
      sum.append(" + sum(x -> case_%d)".formatted(i));
    }
    String network =
        """
        cell steep_steps()(x: f32[n]) carries h: f32[n] = zeros {
            h = if x > 0 then h * 0.5 + log(x) else h
        }
        layer steep_inside()(x: f32[n]) {
            param a: f32[n] = ones
            return if x > 0 then a * log(x) + sqrt(x) else a * x
        }
        layer steep_layer()(x: f32[n]) {
            h = x -> steep_inside
            return if x > 0.5 then h else 2 * x
        }
        network Edge {
            input x: f32[8]
            output y = %s
            loss = y
        }
        """
            .formatted(sum);
    float[] x = {1, 1, 1, 1, 1, 1, 1, 1};
    check(layers + network, Map.of("x", x), Map.of("x", List.of(1, 8)));
  }

  @Test
  void probabilitiesOfZero() {
    String network =
        """
        network Certain {
            input p: simplex(3)[3]
            target y: class(3)[2]
            output q = p
            loss = sum(ctc(p, y)) + cross_entropy(p[:2], y) + focal_cross_entropy(p[:2], y)
        }
        """;
    float[] p = {0, 1, 0, 0.5f, 0, 0.5f, 0, 0, 1};
    check(
        network,
        Map.of("p", p, "y", new float[] {1, 2}),
        Map.of("p", List.of(1, 3, 3), "y", List.of(1, 2)));
  }

  private static void check(
      String text, Map<String, float[]> inputs, Map<String, List<Integer>> shapes) {
    Program written = written(text);
    Program program = Compiler.lower(written);
    Model model = Loaded.model(Compiler.emit(program));
    Weights weights = Weights.initial(model, 1);
    model.schema().parameters().stream()
        .filter(parameter -> parameter.path().endsWith(".v"))
        .forEach(v -> System.arraycopy(EDGE, 0, weights.parameters(), v.offset(), EDGE.length));
    Point point = new Point(weights, inputs, shapes, 1, 1);
    String entry = "gradients_train";
    Map<String, double[]> derived = new Float64(program, model.schema(), point).gradients(entry);
    Map<String, float[]> emitted = new Float32(model, point).gradients(entry);
    Map<String, double[]> forward = forward(written, program, model, point, entry);
    assertThat(derived).isNotEmpty();
    derived.forEach((path, gradient) -> {
      double[] expected = Objects.requireNonNull(forward.get(path));
      assertThat(gradient).as(path).satisfies(ExactZerosTest::isFinite);
      assertThat(expected).as(path).containsExactly(gradient, close(gradient));
      assertThat(wide(Objects.requireNonNull(emitted.get(path))))
          .as("emitted " + path)
          .containsExactly(gradient, close(gradient));
    });
  }

  private static void isFinite(double[] values) {
    assertThat(Arrays.stream(values).allMatch(Double::isFinite)).isTrue();
  }

  private static Offset<Double> close(double[] values) {
    return Offset.offset(1e-5 * Math.max(1, Arrays.stream(values).map(Math::abs).max().orElse(0)));
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  /** The gradients by forward mode, one element of a formal at a time. */
  private static Map<String, double[]> forward(
      Program written, Program program, Model model, Point point, String entry) {
    Region body =
        written.entries().stream()
            .filter(each -> each.name().equals(entry))
            .findFirst()
            .orElseThrow()
            .body();
    List<NdArray> arguments = new Float64(program, model.schema(), point).arguments(body);
    Map<String, double[]> gradients = new java.util.TreeMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      double[] gradient = new double[arguments.get(i).size()];
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] = slope(body, arguments, i, k);
      }
      gradients.put(body.formals().get(i).path(), gradient);
    }
    return gradients;
  }

  private static double slope(Region body, List<NdArray> arguments, int formal, int element) {
    List<Dual> duals = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      NdArray tangent = NdArray.zeros(arguments.get(i).shape());
      if (i == formal) {
        tangent.data()[element] = 1;
      }
      duals.add(new Dual(arguments.get(i), tangent));
    }
    Result loss = body.results(Result.Kind.LOSS).getFirst();
    return new ForwardMode(1, new nnet.runtime.random.Draw())
        .run(body, duals)
        .get(body.results().indexOf(loss))
        .change()
        .get(0);
  }

  private static Program written(String text) {
    Compilation compilation = Compiler.check(new SourceFile("edge.nnet", text), Request.DEFAULT);
    return compilation
        .program()
        .orElseThrow(() -> new AssertionError(compilation.diagnostics().sorted()));
  }
}
