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

/** A tensor without axes of size one. */
public final class Squeeze implements Builtin {

  @Override
  public String name() {
    return "squeeze";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "A tensor without axes of size one: without all of them, or without those of `axis`.",
        "y[i] = x[i, 0]",
        "Keras, keras.ops.squeeze");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of("x").with("axis", OptionKind.INTEGERS, List.of()));
  }

  @Override
  public String example() {
    return """
    input x: f32[3, 1]
    output result = squeeze(x)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    List<Dim> given = application.options().integers("axis");
    for (Dim axis : given) {
      Optional<Built.Problem> problem = AxisOption.problem(axis, x).or(() -> unlessOne(x, axis));
      if (problem.isPresent()) {
        return problem.get();
      }
    }
    List<Integer> places = given.stream().map(axis -> AxisOption.position(axis, x)).toList();
    Shape shape = x.shape();
    for (int axis = x.rank() - 1; axis >= 0; axis--) {
      boolean vanishes = given.isEmpty() ? shape.dim(axis).is(1) : places.contains(axis);
      shape = vanishes ? shape.without(axis) : shape;
    }
    return Built.of(Reshape.example(application, x, shape));
  }

  private static Optional<Built.Problem> unlessOne(Tensor x, Dim axis) {
    Dim size = x.shape().dim(AxisOption.position(axis, x));
    if (!size.isRagged() && !size.differsAlways(Dim.ONE)) {
      return Optional.empty();
    }
    return Optional.of(
        new Built.Problem(
            Code.SHAPE_MISMATCH,
            "only an axis of size 1 can be left out; axis " + axis + " has size " + size,
            Map.of(0, x.describe()),
            List.of(),
            "x[:, 0] takes one place of an axis, mean(x, axis: 1) all of them together"));
  }
}
