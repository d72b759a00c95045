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
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** Neighbouring axes as one: all of an example's where none are named. */
public final class Flatten implements Builtin {

  @Override
  public String name() {
    return "flatten";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "All elements of an example in one row, or the axes `from` to `to` as one axis.",
        "y = x",
        "Keras, keras.layers.Flatten; PyTorch, torch.flatten");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x")
            .with("from", OptionKind.INTEGER, Dim.ZERO)
            .with("to", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    if (operand.rank() == 0) {
      return Built.of(Reshape.example(application, operand, Shape.of(1)));
    }
    Dim first = application.options().integer("from");
    Dim last = application.options().integer("to");
    Optional<Built.Problem> noAxis =
        AxisOption.problem(first, operand).or(() -> AxisOption.problem(last, operand));
    if (noAxis.isPresent()) {
      return noAxis.get();
    }
    int from = AxisOption.position(first, operand);
    int to = AxisOption.position(last, operand);
    if (from > to) {
      return Built.problem(
          Code.BAD_OPTION, "axis " + first + " comes after axis " + last + ": there is no stretch");
    }
    Shape shape = operand.shape();
    Shape row = Shape.of(shape.slice(from, to + 1).elements());
    Shape flat = shape.slice(0, from).plus(row).plus(shape.slice(to + 1, shape.rank()));
    return Reshape.unlessMoved(application, operand, flat);
  }
}
