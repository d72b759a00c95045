package nnet.runtime.cli;

import java.util.Map;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.random.Draw;
import nnet.runtime.random.Draws;

/** Derived gradients against central differences of the loss along random directions. */
final class GradientCheck {
  private static final double STEP = 1e-2;
  private static final double TOLERANCE = 3e-2;

  /** Half a unit in the last place of a float32 loss, with room for what sums lose. */
  private static final double ROUNDING = 1e-6;

  private final Weights weights;
  private final Map<String, float[]> batch;
  private final Pass pass;
  private final float[] gradient;
  private final double scale;
  private final Draw draw = new Draw();

  GradientCheck(Model model, Weights weights, Map<String, float[]> batch, int rows, long seed) {
    this.weights = weights;
    this.batch = batch;
    this.pass = new Pass(model, "gradients_predict", weights, rows, seed);
    this.draw.seed = seed;
    pass.run(batch);
    this.gradient = pass.flatGradient().clone();
    this.scale = Math.abs(pass.loss());
  }

  /**
   * @param derived the slope along the direction as the gradient has it
   * @param noise of the measured slope
   */
  record Result(double derived, double measured, double noise) {
    boolean fits() {
      double largest = Math.max(Math.abs(derived), Math.abs(measured));
      return Math.abs(derived - measured) <= TOLERANCE * largest + noise;
    }
  }

  /** The best agreement of two steps: a kink between the two sides spoils only the longer. */
  Result check(Schema.Parameter parameter) {
    Result longer = check(parameter, STEP);
    return longer.fits() ? longer : check(parameter, STEP / 8);
  }

  private Result check(Schema.Parameter parameter, double relative) {
    int from = parameter.offset();
    int size = parameter.size();
    float[] direction = new float[size];
    Draws.normal(draw, parameter.offset(), 0, 1, direction, 0, size);
    float[] before = new float[size];
    System.arraycopy(weights.parameters(), from, before, 0, size);
    double norm = norm(direction);
    double step = relative * Math.max(0.1, norm(before)) / norm;
    double derived = 0;
    for (int i = 0; i < size; i++) {
      derived += (double) gradient[from + i] * direction[i];
    }
    double above = lossAt(from, before, direction, step);
    double below = lossAt(from, before, direction, -step);
    System.arraycopy(before, 0, weights.parameters(), from, size);
    return new Result(derived, (above - below) / (2 * step), ROUNDING * (scale + 1e-3) / step);
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }

  private double lossAt(int from, float[] before, float[] direction, double step) {
    for (int i = 0; i < before.length; i++) {
      weights.parameters()[from + i] = (float) (before[i] + step * direction[i]);
    }
    pass.run(batch);
    return pass.loss();
  }
}
