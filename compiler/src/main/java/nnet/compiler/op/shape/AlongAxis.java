package nnet.compiler.op.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;

/** What takes a label for each of its elements along an axis says when they do not fit. */
final class AlongAxis {
  private AlongAxis() {}

  /** Empty where the tensors have the same sizes but for the axis, and the second has labels. */
  static Optional<Built.Problem> problem(Tensor x, Tensor index, Dim axis) {
    if (!(index.element() instanceof Element.ClassIndex)) {
      return Optional.of(
          new Built.Problem(
              Code.TYPE_MISMATCH,
              "elements along an axis are numbered by labels",
              Map.of(1, index.describe()),
              List.of(),
              "argsort, argmax and inputs declared as class(K) are labels"));
    }
    return AxisOption.problem(axis, x).or(() -> rows(x, index, AxisOption.position(axis, x)));
  }

  private static Optional<Built.Problem> rows(Tensor x, Tensor index, int axis) {
    boolean fits =
        x.rank() == index.rank() && x.shape().without(axis).equals(index.shape().without(axis));
    return fits
        ? Optional.empty()
        : Optional.of(mismatch(x, index, "but for axis " + axis + " both need the same sizes"));
  }

  static Built.Problem mismatch(Tensor x, Tensor index, String note) {
    return new Built.Problem(
        Code.SHAPE_MISMATCH,
        "these labels do not fit this tensor",
        Map.of(0, x.describe(), 1, index.describe()),
        List.of(note),
        null);
  }

  /** The tensor once for each example, where another operand differs from example to example. */
  static Value aligned(Application application, Tensor tensor) {
    return BroadcastTo.example(application, tensor, tensor.shape(), application.perExample())
        .value();
  }
}
