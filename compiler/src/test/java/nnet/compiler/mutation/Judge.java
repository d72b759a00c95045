package nnet.compiler.mutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.op.NdArray;
import nnet.compiler.reference.Dual;
import nnet.compiler.reference.ForwardMode;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.random.Draw;

/**
 * Tells right gradients from wrong ones at one point along one direction.
 *
 * @param directions by the path of each formal
 * @param slope of the loss by forward mode
 */
record Judge(List<NdArray> arguments, Map<String, NdArray> directions, double slope, int batch) {
  /** Rounding is far below, and a mutant far above. */
  private static final double TOLERANCE = 1e-10;

  /**
   * @param forward has one loss
   * @param directions by the position of each formal
   */
  static Judge of(
      Region forward, List<NdArray> arguments, Map<Integer, NdArray> directions, int batch) {
    List<Dual> duals = new ArrayList<>();
    Map<String, NdArray> named = new TreeMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      NdArray direction = directions.get(i);
      duals.add(new Dual(arguments.get(i), direction));
      if (direction != null) {
        named.put(forward.formals().get(i).path(), direction);
      }
    }
    List<Dual> results = new ForwardMode(batch, new Draw()).run(forward, duals);
    for (int i = 0; i < results.size(); i++) {
      if (forward.results().get(i).kind() == Result.Kind.LOSS) {
        return new Judge(arguments, named, results.get(i).change().get(0), batch);
      }
    }
    throw new IllegalArgumentException(forward.name() + " has no loss");
  }

  static NdArray random(int[] shape, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    NdArray array = NdArray.zeros(shape);
    Arrays.setAll(array.data(), i -> random.nextDouble(-1, 1));
    return array;
  }

  /** Whether the gradients that a region with the same formals computes give the slope. */
  boolean accepts(Region derived) {
    List<NdArray> results = new Interpreter(batch, new Draw()).run(derived, arguments);
    double along = 0;
    double size = 1e-3;
    for (int i = 0; i < results.size(); i++) {
      Result result = derived.results().get(i);
      NdArray direction = directions.get(result.path());
      if (result.kind() == Result.Kind.GRADIENT && direction != null) {
        for (int k = 0; k < direction.size(); k++) {
          double term = direction.get(k) * results.get(i).get(k);
          along += term;
          size += Math.abs(term);
        }
      }
    }
    return Math.abs(along - slope) <= TOLERANCE * size;
  }
}
