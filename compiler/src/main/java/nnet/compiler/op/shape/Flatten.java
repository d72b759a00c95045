package nnet.compiler.op.shape;

import java.util.Optional;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Shape;

/** All elements of an example in one row. */
public final class Flatten implements Builtin {

  @Override
  public String name() {
    return "flatten";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "All elements of an example in one row.", "y = x", "Keras, keras.layers.Flatten");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of("x"));
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    Shape row = Shape.of(operand.shape().elements());
    return Built.of(Reshape.example(application, operand, row));
  }
}
