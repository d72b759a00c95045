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

/** A tensor several times in a row along an axis. */
public final class Tile implements Builtin {

  @Override
  public String name() {
    return "tile";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "A tensor several times in a row along an axis.", "y = [x, x, ...]", "ONNX, operator Tile");
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
    return """
    input x: f32[3]
    output result = tile(x, 2)\
    """;
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
    int axis = option.size() < 0 ? option.size() + operand.rank() : option.size();
    Dim times = application.options().integer("times");
    Shape shape = operand.shape();
    Tensor widened = Reshape.example(application, operand, shape.insert(axis, Dim.ONE));
    Tensor repeated =
        BroadcastTo.example(application, widened, shape.insert(axis, times), operand.perExample());
    Shape tiled = shape.with(axis, shape.dim(axis).times(times));
    return Built.of(Reshape.example(application, repeated, tiled));
  }
}
