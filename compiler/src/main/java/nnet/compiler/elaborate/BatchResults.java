package nnet.compiler.elaborate;

import java.util.List;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Built;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;

/** There may be a number for each pair of examples, not for each three of them. */
final class BatchResults {
  private static final int MOST = 2;

  private BatchResults() {}

  static Built checked(Built built, List<Tensor> operands) {
    boolean fits =
        !(built instanceof Built.Results results)
            || results.tensors().stream()
                .allMatch(tensor -> tensor.value().type().shape().elements().batches() <= MOST);
    return fits
        ? built
        : new Built.Problem(
            Code.DIMENSION,
            "this would be a number for each three examples of a batch",
            Refusals.descriptions(operands),
            List.of("B is the number of examples in a batch; there may be a number for each two"),
            "reduce what is there for each pair first, such as by max(x, axis: 0)");
  }
}
