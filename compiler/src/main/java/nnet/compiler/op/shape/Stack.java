package nnet.compiler.op.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Options;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** Tensors of one shape side by side along a new axis. */
public final class Stack implements Builtin {

  @Override
  public String name() {
    return "stack";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "Tensors of one shape side by side along a new axis.",
        "y[k] = the k-th tensor",
        "NumPy, numpy.stack");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("tensors").repeated().with("axis", OptionKind.INTEGER, Dim.ZERO));
  }

  @Override
  public String example() {
    return """
    input a: f32[3]
    input b: f32[3]
    output result = stack(a, b)\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    List<Tensor> operands = application.operands();
    int rank = operands.get(0).rank();
    int given = application.options().integer("axis").size();
    int axis = given < 0 ? given + rank + 1 : given;
    if (axis < 0 || axis > rank) {
      return Built.problem(Code.RANK_MISMATCH, "there is no axis " + given + " to stack along");
    }
    if (operands.stream().anyMatch(operand -> operand.rank() != rank)) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "only tensors of one shape can be stacked",
          Refusals.descriptions(operands),
          List.of(),
          null);
    }
    List<Tensor> widened =
        operands.stream().map(operand -> widened(application, operand, axis)).toList();
    return Concat.INSTANCE.build(
        new Application(
            application.builder(),
            widened,
            new Options(Map.of("axis", Dim.of(axis))),
            application.keys(),
            application.lengths()));
  }

  private static Tensor widened(Application application, Tensor operand, int axis) {
    Shape shape = operand.shape().insert(axis, Dim.ONE);
    return Reshape.example(application, operand, shape);
  }
}
