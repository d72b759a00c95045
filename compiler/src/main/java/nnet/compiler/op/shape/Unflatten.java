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
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** One axis as several. */
public final class Unflatten implements Builtin {

  @Override
  public String name() {
    return "unflatten";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "One axis as several, row by row; one size may be -1: what is left.",
        "y[i, j] = x[i n + j]",
        "PyTorch, torch.unflatten");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x")
            .with("shape", OptionKind.INTEGERS, null)
            .with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public String example() {
    return """
    input x: f32[6]
    output result = unflatten(x, shape: [2, 3])\
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
    int axis = AxisOption.position(option, operand);
    Shape shape = operand.shape();
    Shape given = new Shape(application.options().integers("shape"));
    Optional<Shape> sizes = Reshape.completed(given, shape.dim(axis));
    if (sizes.isEmpty() || sizes.get().elements().differsAlways(shape.dim(axis))) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "an axis of " + shape.dim(axis) + " cannot be seen as " + given,
          Map.of(0, operand.describe()),
          List.of(),
          null);
    }
    Shape wanted = shape.slice(0, axis).plus(sizes.get()).plus(shape.slice(axis + 1, shape.rank()));
    return Reshape.unlessMoved(application, operand, wanted);
  }
}
