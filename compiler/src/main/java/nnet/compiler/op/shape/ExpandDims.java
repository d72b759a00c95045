package nnet.compiler.op.shape;

import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;

/** A new axis of size one. */
public final class ExpandDims implements Builtin {

  @Override
  public String name() {
    return "expand_dims";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "A new axis of size one, where it says: `axis: -1` puts it last.",
        "y[i, 0] = x[i]",
        "Keras, keras.ops.expand_dims");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of("x").with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    int given = application.options().integer("axis").size();
    int axis = given < 0 ? given + x.rank() + 1 : given;
    if (axis < 0 || axis > x.rank()) {
      return Built.problem(
          Code.RANK_MISMATCH,
          "a new axis of " + x.describe() + " is 0 to " + x.rank() + ", not " + given);
    }
    return Built.of(Reshape.example(application, x, x.shape().insert(axis, Dim.ONE)));
  }
}
