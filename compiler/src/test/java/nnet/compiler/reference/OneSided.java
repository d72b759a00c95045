package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.runtime.random.Draw;

/**
 * The slopes of a loss to both sides of a point, by differences that may cross kinks: a derivative
 * must lie between them.
 *
 * @param directions by the path of each formal
 */
public record OneSided(
    List<NdArray> arguments, Map<String, NdArray> directions, double left, double right) {
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 1e-7;

  public static OneSided of(
      Region forward, List<NdArray> arguments, Map<String, NdArray> directions, int batch) {
    double left = -slope(forward, arguments, directions, -STEP, batch);
    double right = slope(forward, arguments, directions, STEP, batch);
    return new OneSided(arguments, directions, left, right);
  }

  /** Extrapolated from three steps. */
  private static double slope(
      Region forward,
      List<NdArray> arguments,
      Map<String, NdArray> directions,
      double step,
      int batch) {
    double here = loss(forward, arguments, directions, 0, batch);
    double[] slopes = new double[3];
    for (int i = 0; i < slopes.length; i++) {
      double by = step / (1 << i);
      slopes[i] = (loss(forward, arguments, directions, by, batch) - here) / Math.abs(by);
    }
    double better = 2 * slopes[1] - slopes[0];
    double best = 2 * slopes[2] - slopes[1];
    return (4 * best - better) / 3;
  }

  private static double loss(
      Region forward,
      List<NdArray> arguments,
      Map<String, NdArray> directions,
      double step,
      int batch) {
    List<NdArray> moved = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      NdArray array = arguments.get(i).copy();
      NdArray direction = directions.get(forward.formals().get(i).path());
      if (direction != null) {
        Arrays.setAll(array.data(), k -> array.get(k) + step * direction.get(k));
      }
      moved.add(array);
    }
    List<NdArray> results = new Interpreter(batch, new Draw()).run(forward, moved);
    for (int i = 0; i < results.size(); i++) {
      if (forward.results().get(i).kind() == Result.Kind.LOSS) {
        return results.get(i).get(0);
      }
    }
    throw new IllegalArgumentException(forward.name() + " has no loss");
  }

  /** Whether there is a slope to either side: not where the function jumps or is no number. */
  public boolean exists() {
    return Math.abs(left) < 0.01 / STEP && Math.abs(right) < 0.01 / STEP;
  }

  public boolean isKink() {
    return Math.abs(left - right) > 1e-3;
  }

  /** Whether the gradients that a region with the same formals computes lie in between. */
  public boolean accepts(Region derived, int batch) {
    List<NdArray> results = new Interpreter(batch, new Draw()).run(derived, arguments);
    double along = 0;
    for (int i = 0; i < results.size(); i++) {
      Result result = derived.results().get(i);
      NdArray direction = directions.get(result.path());
      if (result.kind() == Result.Kind.GRADIENT && direction != null) {
        for (int k = 0; k < direction.size(); k++) {
          along += direction.get(k) * results.get(i).get(k);
        }
      }
    }
    double allowed = TOLERANCE * Math.max(1, Math.abs(along));
    return Math.min(left, right) - allowed <= along && along <= Math.max(left, right) + allowed;
  }
}
