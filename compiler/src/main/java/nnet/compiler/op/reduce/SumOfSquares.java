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
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;

/** The sum of the squares over axes. */
public final class SumOfSquares implements Builtin {

  @Override
  public String name() {
    return "sum_of_squares";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The sum of the squares over axes.",
        "y = sum of x^2 over the axes",
        "ONNX, operator ReduceSumSquare");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(ReductionCall.SIGNATURE);
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Optional<Built.Problem> problem = Refusals.unlessNumeric(name(), application.operands());
    if (problem.isPresent()) {
      return problem.get();
    }
    Tensor x = application.operand(0);
    Value square = application.apply(Multiply.INSTANCE, Attributes.NONE, x.value(), x.value());
    Element element = new Element.Real(Range.NON_NEGATIVE);
    return Sum.INSTANCE.build(application.of(new Tensor(square, element, x.perExample())));
  }
}
