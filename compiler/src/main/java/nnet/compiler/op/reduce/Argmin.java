package nnet.compiler.op.reduce;

import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Negate;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.type.Element;

/** Where the smallest number is: where its negative is largest. */
public final class Argmin implements Builtin {

  @Override
  public String name() {
    return "argmin";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The index of the first smallest number over axes: a label.",
        "y = the smallest k with x[k] = min x",
        "ONNX, operator ArgMin");
  }

  @Override
  public Optional<Signature> signature() {
    return Argmax.INSTANCE.signature();
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Optional<Built.Problem> problem = Refusals.unlessNumeric(name(), application.operands());
    if (problem.isPresent()) {
      return problem.get();
    }
    Value negative = application.apply(Negate.INSTANCE, Attributes.NONE, x.value());
    return Argmax.INSTANCE.build(application.of(new Tensor(negative, Element.F32, x.perExample())));
  }
}
