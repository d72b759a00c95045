package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;
import nnet.runtime.random.Draw;
import nnet.runtime.train.OptimizerRun;
import org.junit.jupiter.api.Test;

/**
 * Logistic regression on the breast cancer data, the whole batch at once: 300 steps of emitted
 * float32 code beside the float64 interpreter.
 */
final class LogisticRegressionTest {
  private static final int STEPS = 300;
  private static final double LEARNING_RATE = 0.1;
  private static final int FEATURES = 30;

  private static final String NETWORK =
      """
      network Diagnosis {
          input  x: f32[30]
          target y: unit
          output p: unit = x -> dense(1) -> sigmoid
          loss = binary_cross_entropy(p, y)
      }
      data Made { from classification(rows: 10, features: 30) y = label }
      train Diagnosis on Made { optimizer: sgd(learning_rate: 0.1) batch: all }
      """;

  @Test
  void emittedCodeFollowsTheInterpreter() throws IOException {
    List<double[]> rows = rows(SharedData.required("sklearn/breast_cancer.csv"));
    float[] x = standardized(rows);
    float[] y = new float[rows.size()];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) rows.get(i)[FEATURES];
    }
    Compiled compiled = Compiled.text("diagnosis.nnet", NETWORK);
    Frame frame = compiled.frame("train_all", y.length, 1);
    double[] reference = widened(frame.p);
    double worst = 0;
    Training.Phase phase = compiled.schema().training().orElseThrow().phases().getFirst();
    OptimizerRun optimizer = new OptimizerRun(compiled.model(), 0, phase, frame.p, frame.g);
    for (int step = 1; step <= STEPS; step++) {
      emittedStep(compiled, frame, optimizer, x, y, step);
      referenceStep(compiled, reference, widened(x), widened(y));
      for (int i = 0; i < reference.length; i++) {
        worst = Math.max(worst, Math.abs(reference[i] - frame.p[i]));
      }
    }
    System.out.println("logistic regression: greatest distance in 300 steps " + worst);
    assertThat(worst).isLessThan(1e-5);
    assertThat(reference[compiled.schema().parameters().getFirst().offset()]).isNotEqualTo(0.0);
  }

  private static void emittedStep(
      Compiled compiled, Frame frame, OptimizerRun optimizer, float[] x, float[] y, int step) {
    Entry entry = compiled.entry("train_all");
    System.arraycopy(x, 0, frame.b, compiled.input("train_all", "x").at(entry, y.length), x.length);
    System.arraycopy(y, 0, frame.b, compiled.input("train_all", "y").at(entry, y.length), y.length);
    compiled.model().run(compiled.schema().entry("train_all"), frame);
    optimizer.step(new Progress(step, STEPS, 0, Double.NaN));
  }

  /** The same step in float64: gradients by the interpreter, then gradient descent. */
  private static void referenceStep(
      Compiled compiled, double[] parameters, double[] x, double[] y) {
    Region region = compiled.region("train_all");
    List<NdArray> arguments = new ArrayList<>();
    for (Formal formal : region.formals()) {
      arguments.add(
          switch (formal.kind()) {
            case PARAMETER -> parameter(compiled.schema(), formal.path(), parameters);
            default ->
                formal.path().equals("x")
                    ? new NdArray(x, y.length, FEATURES)
                    : new NdArray(y, y.length);
          });
    }
    List<NdArray> results = new Interpreter(y.length, new Draw()).run(region, arguments);
    for (int i = 0; i < results.size(); i++) {
      Result result = region.results().get(i);
      if (result.kind() == Result.Kind.GRADIENT) {
        int offset = find(compiled.schema(), result.path()).offset();
        for (int j = 0; j < results.get(i).size(); j++) {
          parameters[offset + j] -= LEARNING_RATE * results.get(i).get(j);
        }
      }
    }
  }

  private static Schema.Parameter find(Schema schema, String path) {
    return schema.parameters().stream()
        .filter(parameter -> parameter.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static NdArray parameter(Schema schema, String path, double[] parameters) {
    Schema.Parameter found = find(schema, path);
    double[] values = new double[found.size()];
    System.arraycopy(parameters, found.offset(), values, 0, values.length);
    return new NdArray(values, found.shape().stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<double[]> rows(Path file) throws IOException {
    List<double[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file).subList(1, 570)) {
      String[] cells = line.split(",", -1);
      double[] row = new double[cells.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.parseDouble(cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static float[] standardized(List<double[]> rows) {
    float[] x = new float[rows.size() * FEATURES];
    for (int j = 0; j < FEATURES; j++) {
      int column = j;
      double mean = rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
      double variance =
          rows.stream()
              .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
              .average()
              .orElseThrow();
      for (int i = 0; i < rows.size(); i++) {
        x[i * FEATURES + j] = (float) ((rows.get(i)[j] - mean) / Math.sqrt(variance));
      }
    }
    return x;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
