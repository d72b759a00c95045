package nnet.compiler.elaborate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Built;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;

/** What operators cannot do with axes whose size is a {@code dim}. */
final class RaggedResults {
  private RaggedResults() {}

  static Built.Problem refused(String operator, List<Tensor> operands) {
    return new Built.Problem(
        Code.RAGGED,
        "`" + operator + "` takes no axis whose size is a `dim`",
        labels(operands),
        List.of(),
        "reduce the axis first, such as by mean(x, axis: 0)");
  }

  /** An axis is as long as a {@code dim} or as a number says: nothing in between. */
  static Built checked(Built.Results results, List<Tensor> operands) {
    for (Tensor tensor : results.tensors()) {
      for (Dim size : tensor.shape().dims()) {
        if (!size.isConstant() && !size.isLength()) {
          return computed(size, operands);
        }
      }
    }
    return results;
  }

  private static Built.Problem computed(Dim size, List<Tensor> operands) {
    return new Built.Problem(
        Code.RAGGED,
        "this would make an axis of size " + size + " of one whose size is a `dim`",
        labels(operands),
        List.of("an axis is as long as a `dim`, or as a number: nothing computed of a `dim`"),
        "keep the axis as long as it is, as windows do by `padding: same` and `stride: 1`, or reduce it first");
  }

  private static Map<Integer, String> labels(List<Tensor> operands) {
    Map<Integer, String> labels = new HashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      if (Padding.isRagged(operands.get(i).shape())) {
        labels.put(i, operands.get(i).describe());
      }
    }
    return labels;
  }
}
