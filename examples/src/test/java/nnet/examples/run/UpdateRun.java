package nnet.examples.run;

import java.util.function.Function;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Training;
import nnet.runtime.train.OptimizerRun;

/**
 * Some steps of a phase's optimizer with given gradients: the parameters after each. As a function
 * of plain values it can cross from one class loader to another.
 */
public final class UpdateRun implements Function<Object[], float[][]> {
  private final Model model;

  public UpdateRun(Model model) {
    this.model = model;
  }

  /** Where training is supposed to be: an epoch every two steps, a measure that gets worse. */
  static double[] progress(int step, int steps) {
    return new double[] {step, steps, Math.floorDiv(step - 1, 2), 1 + 0.1 * step};
  }

  @Override
  public float[][] apply(Object[] given) {
    int number = (int) given[0];
    float[] parameters = ((float[]) given[1]).clone();
    float[][] gradients = (float[][]) given[2];
    Training.Phase phase = model.schema().training().orElseThrow().phases().get(number);
    float[] gradient = new float[parameters.length];
    OptimizerRun run = new OptimizerRun(model, number, phase, parameters, gradient);
    float[][] after = new float[gradients.length][];
    for (int i = 0; i < gradients.length; i++) {
      System.arraycopy(gradients[i], 0, gradient, 0, gradient.length);
      double[] at = progress(i + 1, gradients.length);
      run.step(new Progress((long) at[0], (long) at[1], (int) at[2], at[3]));
      after[i] = parameters.clone();
    }
    return after;
  }
}
