package nnet.compiler.op.reduce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Signature;

/** {@code max} and {@code min}: of one tensor over its axes, of two element by element. */
public record Extremum(String name, Primitive ofOne, Primitive ofTwo) implements Builtin {

  @Override
  public Documentation documentation() {
    Documentation one = ofOne.documentation();
    return new Documentation(
        one.summary() + " Of two tensors: element by element.",
        one.formula() + "; " + ofTwo.documentation().formula(),
        one.source());
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(ReductionCall.SIGNATURE.repeated());
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    return switch (application.operands().size()) {
      case 1 -> ofOne.build(application);
      case 2 -> ofTwo.build(application);
      default ->
          new Built.Problem(
              Code.TOO_MANY_ARGUMENTS,
              "`" + name + "` takes one tensor (and axes) or two",
              Map.of(),
              List.of(),
              name + "(" + name + "(a, b), c) compares three");
    };
  }
}
