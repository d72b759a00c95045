package nnet.compiler.op.reduce;

import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Greater;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.type.Element;

/** Whether conditions hold {@code any}where or {@code all} over axes: the extreme of 0 and 1. */
public record Quantifier(String name, Primitive extreme, String summary) implements Builtin {

  @Override
  public Documentation documentation() {
    return new Documentation(summary, "y = " + name + " of x over the axes", "NumPy, " + name);
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(ReductionCall.SIGNATURE);
  }

  @Override
  public String example() {
    return "input x: f32[3]\noutput result = if " + name + "(x > 1) then x else 2 * x";
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Optional<Built.Problem> problem = Refusals.unlessTruth(name, 0, x, "compare it, as in `x > 0`");
    if (problem.isPresent()) {
      return problem.get();
    }
    Arithmetic arithmetic = new Arithmetic(application.builder());
    Value number = arithmetic.select(x.value(), arithmetic.constant(1), arithmetic.constant(0));
    Built built = extreme.build(application.of(new Tensor(number, Element.UNIT, x.perExample())));
    if (!(built instanceof Built.Results results)) {
      return built;
    }
    Tensor most = results.tensors().get(0);
    Value held = arithmetic.apply(Greater.INSTANCE, most.value(), arithmetic.constant(0.5));
    return Built.of(new Tensor(held, Element.BOOL, most.perExample()));
  }
}
