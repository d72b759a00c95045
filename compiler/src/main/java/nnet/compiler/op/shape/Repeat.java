package nnet.compiler.op.shape;

import java.util.Optional;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** Each element of an axis several times in a row. */
public final class Repeat implements Builtin {

  @Override
  public String name() {
    return "repeat_each";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "Each element of an axis several times in a row.",
        "y[i] = x[floor(i / times)]",
        "NumPy, numpy.repeat");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x")
            .with("times", OptionKind.INTEGER, null)
            .with("axis", OptionKind.INTEGER, Dim.ZERO));
  }

  @Override
  public String example() {
    return "input x: f32[3]\noutput result = repeat_each(x, times: 2)";
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    Dim option = application.options().integer("axis");
    Optional<Built.Problem> noAxis = AxisOption.problem(option, operand);
    if (noAxis.isPresent()) {
      return noAxis.get();
    }
    int behind = AxisOption.position(option, operand) + 1;
    Dim times = application.options().integer("times");
    Shape shape = operand.shape();
    Tensor widened = Reshape.example(application, operand, shape.insert(behind, Dim.ONE));
    Tensor repeated =
        BroadcastTo.example(
            application, widened, shape.insert(behind, times), operand.perExample());
    Shape wanted = shape.with(behind - 1, shape.dim(behind - 1).times(times));
    return Built.of(Reshape.example(application, repeated, wanted));
  }
}
