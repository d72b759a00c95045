package nnet.compiler.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.gradcheck.Float64;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown is what is so: by hand for a small network, by the interpreter for others. */
class TracerTest {
  /** z = (0.6, -0.6), h = (0.6, 0), p = 0.4, L = 0.36, all of it computed on paper. */
  private static final Map<String, float[]> WEIGHTS =
      Map.of(
          "h.dense.weight", new float[] {0.2f, -0.6f, -0.4f, 0.2f},
          "h.dense.offset", new float[] {0.1f, -0.1f},
          "p.dense.weight", new float[] {0.5f, 0.7f},
          "p.dense.offset", new float[] {0.1f});

  private record Traced(Program program, Model model, Weights weights) {
    static Traced of(String text) {
      Program program =
          Compiler.lowerNamed(
              Compiler.check(new SourceFile("t.nnet", text), Request.DEFAULT)
                  .program()
                  .orElseThrow());
      Model model = Loaded.model(Compiler.emit(program));
      return new Traced(program, model, Weights.initial(model, 3));
    }

    Tracer tracer(Map<String, float[]> values) {
      return new Tracer(program, model, weights, new Example("given", values, true), 3);
    }
  }

  private static Traced hand(String optimizer) {
    Traced traced =
        Traced.of(
            """
            network Hand {
                input  x: f32[2]
                target y: f32
                h = x -> dense(2) -> relu
                output p = h -> dense(1)
                loss = mse(p, y)
            }

            data Two {
                from linear(rows: 4, features: 2, seed: 1)
            }

            train Hand on Two {
                optimizer: %s
                epochs: 1
                batch: 1
            }
            """
                .formatted(optimizer));
    for (Schema.Parameter parameter : traced.model().schema().parameters()) {
      float[] values = Objects.requireNonNull(WEIGHTS.get(parameter.path()));
      System.arraycopy(values, 0, traced.weights().parameters(), parameter.offset(), values.length);
    }
    return traced;
  }

  private static Trace handTrace(String optimizer) {
    Map<String, float[]> values = Map.of("x", new float[] {0.5f, -1}, "y", new float[] {1});
    return hand(optimizer).tracer(values).training(4);
  }

  private static Map<String, Line> lines(Trace trace) {
    Map<String, Line> lines = new TreeMap<>();
    trace.passes().stream()
        .flatMap(pass -> pass.parts().stream())
        .flatMap(part -> part.sections().stream())
        .flatMap(TracerTest::lines)
        .forEach(line -> lines.putIfAbsent(line.name(), line));
    return lines;
  }

  private static Stream<Line> lines(Section section) {
    return section.items().stream()
        .flatMap(item ->
            switch (item) {
              case Line line -> Stream.of(line);
              case Block block -> block.sections().stream().flatMap(TracerTest::lines);
            });
  }

  private static Line line(Map<String, Line> lines, String name) {
    assertThat(lines).containsKey(name);
    return Optional.ofNullable(lines.get(name)).orElseThrow();
  }

  private static void holds(Map<String, Line> lines, String name, double... expected) {
    assertThat(line(lines, name).rows().getLast().value().data())
        .as(name)
        .containsExactly(expected, within(1e-6));
  }

  @Test
  void everyValueIsTheOneOnPaper() {
    Map<String, Line> lines = lines(handTrace("sgd(learning_rate: 0.1)"));
    holds(lines, "z_h", 0.6, -0.6);
    holds(lines, "h", 0.6, 0);
    holds(lines, "p", 0.4);
    holds(lines, "L", 0.36);
    holds(lines, "dL/dp", -1.2);
    holds(lines, "dL/d p.dense.weight", -0.72, 0);
    holds(lines, "dL/d p.dense.offset", -1.2);
    holds(lines, "dL/dh", -0.6, -0.84);
    holds(lines, "dL/dz_h", -0.6, 0);
    holds(lines, "dL/d h.dense.weight", -0.3, 0, 0.6, 0);
    holds(lines, "dL/d h.dense.offset", -0.6, 0);
    holds(lines, "dL/dx", -0.12, 0.24);
    holds(lines, "new h.dense.weight", 0.23, -0.6, -0.46, 0.2);
    holds(lines, "new h.dense.offset", 0.16, -0.1);
    holds(lines, "new p.dense.weight", 0.572, 0.7);
    holds(lines, "new p.dense.offset", 0.22);
  }

  @Test
  void formulasAreThoseOfTheFieldWithTheNumbersPutIn() {
    Map<String, Line> lines = lines(handTrace("sgd(learning_rate: 0.1)"));
    Line sum = line(lines, "z_h");
    assertThat(sum.formula()).isEqualTo("x @ h.dense.weight + h.dense.offset");
    assertThat(sum.numbers().of(0, 8)).contains("0.5*0.2 + -1*-0.4 + 0.1");
    assertThat(sum.numbers().of(1, 8)).contains("0.5*-0.6 + -1*0.2 + -0.1");
    assertThat(sum.element(1)).isEqualTo("z_h[1]");
    assertThat(line(lines, "h").formula()).isEqualTo("relu(z_h)");
    assertThat(line(lines, "dL/dh").formula()).isEqualTo("dL/dp @ p.dense.weight\u1d40");
    assertThat(line(lines, "dL/dh").numbers().of(1, 8)).contains("-1.2*0.7");
    assertThat(line(lines, "dL/d p.dense.weight").formula()).isEqualTo("h\u1d40 @ dL/dp");
    Line updated = line(lines, "new p.dense.weight");
    assertThat(updated.formula()).isEqualTo("p.dense.weight - 0.1 * dL/d p.dense.weight");
    assertThat(updated.shape()).containsExactly(2, 1);
    assertThat(updated.numbers().of(0, 8)).contains("0.5 - 0.1 * -0.72");
  }

  /** The first step of Adam is one of the learning rate, whatever the size of the gradient. */
  @Test
  void theUpdateIsThatOfTheOptimizer() {
    Map<String, Line> lines = lines(handTrace("adam(learning_rate: 0.01)"));
    holds(lines, "new p.dense.offset", 0.11);
    holds(lines, "new p.dense.weight", 0.51, 0.7);
  }

  @Test
  void theNormOfTheGradientIsClipped() {
    Map<String, Line> lines = lines(handTrace("sgd(learning_rate: 1)\n          clip_norm: 0.1"));
    double norm = Math.sqrt(0.72 * 0.72 + 1.2 * 1.2 + 0.3 * 0.3 + 0.6 * 0.6 + 0.6 * 0.6);
    holds(lines, "new p.dense.offset", 0.1 + 1.2 * 0.1 / norm);
  }

  @Test
  void onlyThatLayerIsLeft() {
    Trace all = handTrace("sgd(learning_rate: 0.1)");
    assertThat(all.paths()).contains("h", "p", "p.dense.weight", "loss");
    assertThat(lines(all.filtered(path -> path.startsWith("p.dense"))))
        .containsKeys("p", "dL/dh", "dL/d p.dense.weight", "new p.dense.weight")
        .doesNotContainKeys("z_h", "L");
    assertThat(lines(all.filtered(path -> path.equals("h"))))
        .containsKeys("z_h", "h", "dL/dz_h", "dL/dx")
        .doesNotContainKeys("p", "L");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input x: f32[5]  output p: simplex(3) = x -> dense(4) -> tanh -> dense(3) -> softmax",
        "input x: f32[6, 6, 2]  output p: simplex(3) = x -> conv(3, kernel: 3) -> relu -> max_pool"
            + " -> flatten -> dense(3) -> softmax",
        "input x: f32[4, 3]  output p: simplex(3) = x -> lstm(5) -> dense(3) -> softmax",
        "input x: f32[4, 3]  output p: simplex(3) = x -> gru(2) -> batch_norm -> dense(3) ->"
            + " softmax",
        "input x: f32[4, 8]  output p: simplex(3) = x -> transformer_encoder(heads: 2, hidden: 6)"
            + " -> flatten -> dropout(0.5) -> dense(3) -> softmax",
      })
  void gradientsAreThoseOfTheInterpreter(String body) {
    Traced traced =
        Traced.of(
            "network N {\n"
                + body.replace("  ", "\n")
                + "\ntarget y: class(3)\nloss = cross_entropy(p, y)\n}\n");
    Point point = Point.random(traced.program(), traced.model(), 3, 1);
    Map<String, double[]> exact =
        new Float64(traced.program(), traced.model().schema(), point).run("gradients_predict");
    Trace trace =
        new Tracer(
                traced.program(),
                traced.model(),
                point.weights(),
                new Example("random", point.inputs(), true),
                3)
            .predicting();
    Map<String, Line> lines = lines(trace);
    List<String> compared = new ArrayList<>();
    exact.forEach((name, values) -> {
      if (name.startsWith("gradient/") && !name.equals("gradient/x")) {
        String path = name.substring("gradient/".length());
        holds(lines, "dL/d " + path, values);
        compared.add(path);
      }
    });
    assertThat(compared).hasSameSizeAs(traced.model().schema().parameters());
    holds(lines, "L", Objects.requireNonNull(exact.get("total")));
    assertThat(TraceText.of(trace, 80, false, false)).contains("FORWARD", "BACKWARD");
    assertThat(TraceJson.of(trace)).startsWith("{\"network\":\"N\"").doesNotContain("NaN");
  }

  @Test
  void stepsOfALoopAreRows() {
    Traced traced =
        Traced.of(
            """
            cell own()(x: f32[n]) carries h: f32[n] = zeros {
                h = 0.5 * h + x
            }

            network Sums {
                input  x: f32[3, 1]
                target y: f32[1]
                run = scan(own())(x)
                output p = run.h
                loss = mse(p, y)
            }
            """);
    Map<String, float[]> values = Map.of("x", new float[] {4, 2, 1}, "y", new float[] {0});
    Map<String, Line> lines = lines(traced.tracer(values).training(1));
    Line step = line(lines, "h");
    assertThat(step.rows()).extracting(row -> row.times().getFirst()).containsExactly(0, 1, 2);
    assertThat(step.rows()).extracting(row -> row.value().get(0)).containsExactly(4.0, 4.0, 3.0);
    assertThat(step.formula()).contains("h[t-1]");
  }

  @Test
  void linesAreAsWideAsTheScreen() {
    Trace trace = handTrace("adam(learning_rate: 0.01)");
    for (int width : List.of(60, 80, 140)) {
      assertThat(TraceText.of(trace, width, false, false).lines())
          .allMatch(line -> line.length() < width + 12, "width " + width);
    }
    assertThat(TraceText.of(trace, 80, false, false)).doesNotContain("\u001b");
    assertThat(TraceText.of(trace, 80, true, false)).contains("\u001b[1;36mBACKWARD");
  }
}
