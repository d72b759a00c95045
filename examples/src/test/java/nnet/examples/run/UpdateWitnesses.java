package nnet.examples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import nnet.compiler.graph.Program;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;

/**
 * Several steps of every optimizer: float32 in both forms against float64, the forms bit for bit.
 */
final class UpdateWitnesses {
  private static final int STEPS = 8;
  private static final double SINGLE = 2e-4;

  private UpdateWitnesses() {}

  static void check(Program written, Twins twins) {
    Schema schema = twins.model().schema();
    Random random = new Random(5);
    float[] parameters = draw(random, schema.parameterFloats());
    float[][] gradients = new float[STEPS][];
    for (int i = 0; i < STEPS; i++) {
      gradients[i] = draw(random, parameters.length);
    }
    for (int i = 0; i < written.phases().size(); i++) {
      check(written.phases().get(i), i, twins, parameters, gradients);
    }
  }

  private static float[] draw(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void check(
      Program.Phase phase, int number, Twins twins, float[] parameters, float[][] gradients) {
    Schema schema = twins.model().schema();
    Training.Optimizer plan = schema.training().orElseThrow().phases().get(number).optimizer();
    ExactUpdate exact = new ExactUpdate(phase, plan, byPath(schema, parameters));
    float[][] vector = twins.vectorUpdates(number, parameters, gradients);
    assertThat(twins.scalarUpdates(number, parameters, gradients)).isDeepEqualTo(vector);
    for (int i = 0; i < gradients.length; i++) {
      double[] progress = UpdateRun.progress(i + 1, gradients.length);
      Map<String, double[]> expected = exact.step(progress, byPath(schema, gradients[i]));
      Map<String, double[]> actual = byPath(schema, vector[i]);
      String step = plan.name() + ", step " + (i + 1) + ", ";
      expected.forEach(
          (path, values) -> close(step + path, Objects.requireNonNull(actual.get(path)), values));
    }
  }

  private static void close(String what, double[] actual, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i]))
          .as("%s[%d]: %s, not %s", what, i, actual[i], expected[i])
          .isLessThan(SINGLE * Math.max(1, Math.abs(expected[i])));
    }
  }

  private static Map<String, double[]> byPath(Schema schema, float... values) {
    Map<String, double[]> parts = new LinkedHashMap<>();
    for (Schema.Parameter parameter : schema.parameters()) {
      double[] part = new double[parameter.size()];
      for (int i = 0; i < part.length; i++) {
        part[i] = values[parameter.offset() + i];
      }
      parts.put(parameter.path(), part);
    }
    return parts;
  }
}
