package nnet.compiler.op.nn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Built;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;

/** What is asked of the weights of every convolution. */
final class ConvolutionWeights {
  private ConvolutionWeights() {}

  /** Why these are no weights for so many groups of filters. */
  static Optional<Built.Problem> problem(Tensor weight, Dim groups, Dim filters) {
    if (weight.perExample()) {
      return Optional.of(
          Built.problem(Code.NOT_YET, "the weights must be the same for every example"));
    }
    if (groups.constant().orElse(1L) < 1) {
      return Optional.of(
          Built.problem(Code.BAD_OPTION, "`groups` must be a whole number of at least 1"));
    }
    boolean uneven =
        filters.isConstant() && groups.isConstant() && filters.dividedBy(groups).isEmpty();
    return uneven
        ? Optional.of(
            Built.problem(
                Code.INEXACT_DIVISION,
                filters + " filters cannot be divided into " + groups + " groups"))
        : Optional.empty();
  }

  static Built.Problem mismatch(Tensor image, Tensor weight, String note) {
    return new Built.Problem(
        Code.SHAPE_MISMATCH,
        "these weights do not fit this image",
        Map.of(0, image.describe(), 1, weight.describe()),
        List.of(note),
        null);
  }
}
