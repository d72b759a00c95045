package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Schema;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The lecture's backward pass: dW2 = (A2 - Y) A1ᵀ / m and dW1 = (W2ᵀ (A2 - Y) * (1 - A1²)) Xᵀ / m,
 * here with examples as rows, computed by hand beside the emitted code.
 */
final class LectureTest {
  private static final int M = 7;
  private static final int INPUTS = 20;
  private static final int UNITS = 10;
  private static final Offset<Double> CLOSE = Offset.offset(1e-6);

  private final Compiled compiled =
      Compiled.file(SharedData.project().resolve("examples/start/lecture.nnet"));

  @Test
  void gradientsAreTheLectures() {
    Frame frame = compiled.frame("train_all", M, 5);
    float[] x = new float[M * INPUTS];
    float[] y = new float[M];
    fill(x, y);
    Entry entry = compiled.entry("train_all");
    System.arraycopy(x, 0, frame.b, compiled.input("train_all", "x").at(entry, M), x.length);
    System.arraycopy(y, 0, frame.b, compiled.input("train_all", "y").at(entry, M), y.length);
    compiled.model().run(compiled.schema().entry("train_all"), frame);

    double[][] a1 = new double[M][UNITS];
    double[] dz2 = new double[M];
    forward(frame.p, x, y, a1, dz2);
    for (int j = 0; j < UNITS; j++) {
      double expected = 0;
      for (int i = 0; i < M; i++) {
        expected += dz2[i] * a1[i][j] / M;
      }
      assertThat((double) frame.g[at("a2.dense.weight") + j]).isCloseTo(expected, CLOSE);
    }
    for (int k = 0; k < INPUTS; k++) {
      for (int j = 0; j < UNITS; j++) {
        double expected = 0;
        for (int i = 0; i < M; i++) {
          double dz1 = frame.p[at("a2.dense.weight") + j] * dz2[i] * (1 - a1[i][j] * a1[i][j]);
          expected += dz1 * x[i * INPUTS + k] / M;
        }
        assertThat((double) frame.g[at("a1.dense.weight") + k * UNITS + j])
            .isCloseTo(expected, CLOSE);
      }
    }
  }

  private static void fill(float[] x, float[] y) {
    Random random = new Random(3);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = i % 2;
    }
  }

  private void forward(float[] p, float[] x, float[] y, double[][] a1, double[] dz2) {
    for (int i = 0; i < M; i++) {
      double z2 = p[at("a2.dense.offset")];
      for (int j = 0; j < UNITS; j++) {
        double z1 = p[at("a1.dense.offset") + j];
        for (int k = 0; k < INPUTS; k++) {
          z1 += (double) x[i * INPUTS + k] * p[at("a1.dense.weight") + k * UNITS + j];
        }
        a1[i][j] = Math.tanh(z1);
        z2 += a1[i][j] * p[at("a2.dense.weight") + j];
      }
      dz2[i] = 1 / (1 + Math.exp(-z2)) - y[i];
    }
  }

  private int at(String path) {
    return compiled.schema().parameters().stream()
        .filter(parameter -> parameter.path().equals(path))
        .mapToInt(Schema.Parameter::offset)
        .findFirst()
        .orElseThrow();
  }
}
