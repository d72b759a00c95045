package nnet.compiler.op.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;

/** One number around a tensor: so many times on each side of each axis. */
public final class PadCall implements Builtin {

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "Zeros, or copies of `value`, around a tensor: for each of its axes a number, or a pair"
            + " (before, behind).",
        "y[by + i] = x[i], else value",
        "ONNX, operator Pad");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x").with("by", OptionKind.PADDING, null).with("value", OptionKind.REAL, 0.0));
  }

  @Override
  public String example() {
    return """
    input x: f32[2, 3]
    output result = pad(x, by: [0, 1])\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Optional<Built.Problem> refused = Refusals.unlessNumeric(name(), application.operands());
    if (refused.isPresent()) {
      return refused.get();
    }
    Tensor result = application.operand(0);
    int rank = result.rank();
    if (application.options().wordOrIntegers("by").isPresent()) {
      return Built.problem(Code.BAD_OPTION, "`by` is a list of numbers or of pairs of them");
    }
    List<Dim> by = application.options().integers("by");
    if (by.size() != rank && by.size() != 2 * rank) {
      return new Built.Problem(
          Code.RANK_MISMATCH,
          "`by` needs one number for each axis, or a pair for each: before and behind",
          Map.of(0, result.describe()),
          List.of(by.size() + " given for " + rank + " axes"),
          null);
    }
    int each = by.size() == rank ? 1 : 2;
    for (int axis = 0; axis < rank; axis++) {
      Dim before = by.get(each * axis);
      result = padded(application, result, axis, before, by.get(each * axis + each - 1));
    }
    return Built.of(result);
  }

  private static Tensor padded(
      Application application, Tensor tensor, int axis, Dim before, Dim behind) {
    if (before.is(0) && behind.is(0)) {
      return tensor;
    }
    double value = application.options().real("value");
    Attributes attributes = Pad.attributes(tensor.graphAxis(axis), before, behind, value);
    return new Tensor(
        application.apply(Pad.INSTANCE, attributes, tensor.value()),
        new Element.Real(tensor.range().union(Range.point(value))),
        tensor.perExample());
  }
}
