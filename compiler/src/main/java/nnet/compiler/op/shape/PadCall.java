package nnet.compiler.op.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
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

/** Zeros around a tensor: so many on each side of each axis. */
public final class PadCall implements Builtin {

  @Override
  public String name() {
    return "pad";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "Zeros around a tensor: one number for each of its axes, used before and behind.",
        "y[by + i] = x[i]",
        "ONNX, operator Pad");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of("x").with("by", OptionKind.INTEGERS, null));
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
    List<Dim> by = application.options().integers("by");
    if (by.size() != result.rank()) {
      return new Built.Problem(
          Code.RANK_MISMATCH,
          "`by` needs one number for each axis",
          Map.of(0, result.describe()),
          List.of(by.size() + " given for " + result.rank() + " axes"),
          null);
    }
    Element element = new Element.Real(result.range().union(Range.point(0)));
    for (int axis = 0; axis < by.size(); axis++) {
      if (!by.get(axis).is(0)) {
        Dim zeros = by.get(axis);
        result =
            new Tensor(
                application.apply(
                    Pad.INSTANCE,
                    Pad.attributes(result.graphAxis(axis), zeros, zeros),
                    result.value()),
                element,
                result.perExample());
      }
    }
    return Built.of(result);
  }
}
