package nnet.examples.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nnet.examples.Compiled;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.train.Gradients;
import nnet.runtime.train.OptimizerRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Optimizers and schedules against PyTorch's: the same network, batches and steps, the parameters
 * compared after each. Those that the library lacks are written here by formula.
 */
final class OptimizerTracesTest {
  private static final double SINGLE = 1e-5;
  private static final int ROWS = 8;

  private static final String NETWORK =
      """
      network Trace {
          input  x: f32[4]
          target t: class(3)
          h = x -> dense(6) -> tanh
          output p: simplex(3) = h -> dense(3) -> softmax
          loss = SCALE * cross_entropy(p, t)
      PENALTY
      }
      data Made { from classification(rows: 8, features: 4, classes: 3) t = label }
      train Trace on Made { SETTINGS batch: all epochs: 5 }
      """;

  private static final Map<String, String> PLACES =
      Map.of(
          "W1",
          "h.dense.weight",
          "b1",
          "h.dense.offset",
          "W2",
          "p.dense.weight",
          "b2",
          "p.dense.offset");

  @AfterAll
  static void report() throws IOException {
    System.out.println(Score.read(ReferenceCases.shared()).report());
  }

  @TestFactory
  Stream<DynamicTest> everyTrace() throws IOException {
    ReferenceCases all = ReferenceCases.shared();
    List<DynamicTest> tests = new ArrayList<>();
    for (OptimizerLine line : OptimizerLine.all()) {
      if (all.has("optimizer/" + line.name())) {
        List<ReferenceTensor> tensors = all.tensors("optimizer/" + line.name());
        tests.add(DynamicTest.dynamicTest(line.name(), () -> check(line, tensors)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void check(OptimizerLine line, List<ReferenceTensor> tensors) {
    String text =
        line.definitions()
            + "\n"
            + NETWORK
                .replace("SETTINGS", line.settings())
                .replace("SCALE", line.scale())
                .replace("PENALTY", line.penalty());
    Compiled compiled = Compiled.text(line.name() + ".nnet", text);
    Map<String, ReferenceTensor> named = new TreeMap<>();
    tensors.forEach(tensor -> named.put(tensor.role() + " " + tensor.name(), tensor));
    Frame frame = compiled.frame("train_all", ROWS, 1);
    PLACES.forEach((name, path) -> put(compiled, frame.p, path, required(named, "param " + name)));
    Training.Phase phase = compiled.schema().training().orElseThrow().phases().getFirst();
    OptimizerRun run = new OptimizerRun(compiled.model(), 0, phase, frame.p, frame.g);
    Gradients gradients = new Gradients(frame.g, phase.ranges(), 1);
    ReferenceTensor x = required(named, "input x");
    int steps = x.shape().getFirst();
    for (int step = 1; step <= steps; step++) {
      feed(compiled, frame, "x", x, step - 1);
      feed(compiled, frame, "t", required(named, "input t"), step - 1);
      compiled.model().run(compiled.schema().entry("train_all"), frame);
      if (phase.clipNorm() > 0) {
        gradients.clip(phase.clipNorm());
      }
      run.step(new Progress(step, steps, step - 1, Double.NaN));
      compare(compiled, frame, named, step);
    }
    Score.passed("optimizer/" + line.name());
  }

  private static void feed(
      Compiled compiled, Frame frame, String name, ReferenceTensor batches, int number) {
    Entry entry = compiled.entry("train_all");
    int at = compiled.input("train_all", name).at(entry, ROWS);
    int size = batches.values().length / batches.shape().getFirst();
    for (int i = 0; i < size; i++) {
      frame.b[at + i] = (float) batches.values()[number * size + i];
    }
  }

  private static void compare(
      Compiled compiled, Frame frame, Map<String, ReferenceTensor> named, int step) {
    PLACES.forEach((name, path) -> {
      double[] expected = inOrder(required(named, "output step" + step + "." + name));
      int offset = offset(compiled, path);
      for (int i = 0; i < expected.length; i++) {
        assertThat(Math.abs(expected[i] - frame.p[offset + i]))
            .as("step %d, %s, element %d", step, name, i)
            .isLessThan(SINGLE * Math.max(1, Math.abs(expected[i])));
      }
    });
  }

  private static void put(
      Compiled compiled, float[] parameters, String path, ReferenceTensor tensor) {
    double[] values = inOrder(tensor);
    for (int i = 0; i < values.length; i++) {
      parameters[offset(compiled, path) + i] = (float) values[i];
    }
  }

  /** Weights are [out, in] there. */
  private static double[] inOrder(ReferenceTensor tensor) {
    return tensor.shape().size() == 2 ? tensor.permuted("10").values() : tensor.values();
  }

  private static int offset(Compiled compiled, String path) {
    return compiled.schema().parameters().stream()
        .filter(parameter -> parameter.path().equals(path))
        .mapToInt(Schema.Parameter::offset)
        .findFirst()
        .orElseThrow();
  }

  private static ReferenceTensor required(Map<String, ReferenceTensor> named, String name) {
    ReferenceTensor tensor = named.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return tensor;
  }
}
