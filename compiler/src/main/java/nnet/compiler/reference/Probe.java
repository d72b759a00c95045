package nnet.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.op.Broadcasting;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Primitive;
import org.jspecify.annotations.Nullable;

/**
 * Watches an evaluation beside a first one, and puts in place of operators whose derivative is not
 * their slope what they mean: {@code stop_gradient(x)} is the x of the first evaluation, {@code
 * surrogate(value, smooth)} its value and the change of {@code smooth}. Choices, such as
 * comparisons, can stay as they were, so that no step crosses a kink.
 */
final class Probe implements Interpreter.Observer {
  private final @Nullable Probe first;
  private final boolean holding;
  private final List<NdArray> frozen = new ArrayList<>();
  private final Choices choices = new Choices(new ArrayList<>());

  private Probe(@Nullable Probe first, boolean holding) {
    this.first = first;
    this.holding = holding;
  }

  /** Of the evaluation that others are compared with. */
  static Probe first() {
    return new Probe(null, true);
  }

  /** Whose choices stay as they were. */
  static Probe holding(Probe first) {
    return new Probe(first, true);
  }

  /** That shows which choices are others when it is moved. */
  static Probe choosing(Probe first) {
    return new Probe(first, false);
  }

  /** As they are made, kept or not. */
  Choices choices() {
    return choices;
  }

  @Override
  public NdArray result(Node node, List<NdArray> operands, NdArray result) {
    choices.result(node, operands, result);
    if (node.applies("stop_gradient")) {
      return frozen(result);
    }
    Primitive operator = (Primitive) ((Apply) node.operation()).operator();
    if (operator.branches(result).length > 0) {
      NdArray kept = frozen(result);
      return holding ? kept : result;
    }
    if (node.applies("relu")) {
      NdArray piece = piece(operands.get(0), result);
      return holding ? piece : result;
    }
    return node.applies("surrogate") ? surrogate(operands.get(1), result) : result;
  }

  /** What was positive stays as it is, be it negative by now. */
  private NdArray piece(NdArray x, NdArray result) {
    NdArray before = frozen(result);
    double[] moved = new double[result.size()];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = before.get(i) > 0 ? x.get(i) : 0;
    }
    return new NdArray(moved, result.shape());
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
}
