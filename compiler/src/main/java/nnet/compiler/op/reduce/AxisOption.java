package nnet.compiler.op.reduce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.type.Dim;

/** An axis of one example, as an option gives it: negative ones count from the end. */
public final class AxisOption {
  private AxisOption() {}

  /** Why the tensor has no such axis; empty where it has. */
  public static Optional<Built.Problem> problem(Dim axis, Tensor operand) {
    long rank = operand.rank();
    Optional<Long> value = axis.constant();
    if (value.isPresent() && -rank <= value.get() && value.get() < rank) {
      return Optional.empty();
    }
    String having =
        rank == 0
            ? operand.describe() + " is one number and has no axes"
            : operand.describe() + " has " + (rank == 1 ? "axis 0" : "axes 0 to " + (rank - 1));
    return Optional.of(
        new Built.Problem(
            Code.RANK_MISMATCH,
            "there is no axis " + axis,
            Map.of(0, having),
            List.of("axes are those of one example; -1 is the last"),
            null));
  }

  /** Why an operator cannot go along its option {@code axis} of numbers; empty where it can. */
  public static Optional<Built.Problem> problem(String operator, Application application) {
    Dim axis = application.options().integer("axis");
    return Refusals.unlessNumeric(operator, application.operands())
        .or(() -> problem(axis, application.operand(0)));
  }

  /** The axis counted from the first; there is one. */
  public static int position(Dim axis, Tensor operand) {
    return axis.size() < 0 ? axis.size() + operand.rank() : axis.size();
  }
}
