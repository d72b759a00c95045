package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.op.Broadcasting;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * Watches an evaluation beside a first one: takes note of the branches taken, and puts in place of
 * operators whose derivative is not their slope what they mean: {@code stop_gradient(x)} is the x
 * of the first evaluation, {@code surrogate(value, smooth)} its value and the change of {@code
 * smooth}.
 */
final class Probe implements Interpreter.Observer {
  private final @Nullable Probe first;
  private final List<NdArray> frozen = new ArrayList<>();
  private final List<double[]> branches = new ArrayList<>();

  /**
   * @param first of the evaluation that this one is compared with; null for the first itself
   */
  Probe(@Nullable Probe first) {
    this.first = first;
  }

  @Override
  public NdArray result(Node node, List<NdArray> operands, NdArray result) {
    double[] taken = ((Primitive) ((Apply) node.operation()).operator()).branches(result);
    if (taken.length > 0) {
      branches.add(taken);
    }
    if (node.applies("stop_gradient")) {
      return frozen(result);
    }
    return node.applies("surrogate") ? surrogate(operands.get(1), result) : result;
  }

  private NdArray frozen(NdArray result) {
    NdArray kept = first == null ? result : first.frozen.get(frozen.size());
    frozen.add(kept);
    return kept;
  }

  private NdArray surrogate(NdArray smooth, NdArray result) {
    NdArray value = frozen(result);
    NdArray before = frozen(smooth);
    double[] moved = new double[value.size()];
    int[] places = Broadcasting.places(smooth.shape(), value.shape());
    for (int i = 0; i < moved.length; i++) {
      int k = places[i];
      moved[i] = value.get(i) + smooth.get(k) - before.get(k);
    }
    return new NdArray(moved, value.shape());
  }

  /** Whether both evaluations went the same way at every choice. */
  boolean sameBranches(Probe other) {
    if (branches.size() != other.branches.size()) {
      return false;
    }
    for (int i = 0; i < branches.size(); i++) {
      if (!Arrays.equals(branches.get(i), other.branches.get(i))) {
        return false;
      }
    }
    return true;
  }
}
