package nnet.compiler.op.shape;

import java.util.Collections;
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

/** The parts of size one of an axis, without the axis. */
public final class Unstack implements Builtin {

  @Override
  public String name() {
    return "unstack";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The tensors along an axis, as many as it is long: `a, b, c = unstack(x, 3)`.",
        "y_k = x[k]",
        "Keras, keras.ops.unstack");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x")
            .with("count", OptionKind.INTEGER, null)
            .with("axis", OptionKind.INTEGER, Dim.ZERO));
  }

  @Override
  public String example() {
    return """
    input x: f32[2, 3]
    a, b = unstack(x, 2)
    output result = a * b\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Dim option = application.options().integer("axis");
    Dim count = application.options().integer("count");
    Optional<Built.Problem> problem =
        AxisOption.problem(option, x).or(() -> Split.countProblem("count", count));
    if (problem.isPresent()) {
      return problem.get();
    }
    int axis = AxisOption.position(option, x);
    if (count.differsAlways(x.shape().dim(axis))) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "axis " + option + " has " + x.shape().dim(axis) + " elements, not " + count,
          Map.of(0, x.describe()),
          List.of(),
          null);
    }
    List<Dim> ones = Collections.nCopies(count.size(), Dim.ONE);
    return new Built.Results(
        Split.parts(application, x.graphAxis(axis), ones).stream()
            .map(part -> Reshape.example(application, part, part.shape().without(axis)))
            .toList());
  }
}
