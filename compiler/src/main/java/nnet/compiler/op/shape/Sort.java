package nnet.compiler.op.shape;

import java.util.Optional;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;

/** The elements of an axis in their order. */
public final class Sort implements Builtin {

  @Override
  public String name() {
    return "sort";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The elements of an axis in ascending order, or in descending order.",
        "y[k] = x[argsort(x)[k]]",
        "Keras, keras.ops.sort");
  }

  @Override
  public Optional<Signature> signature() {
    return Argsort.INSTANCE.signature();
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Dim option = application.options().integer("axis");
    Optional<Built.Problem> problem = AxisOption.problem(name(), application);
    if (problem.isPresent()) {
      return problem.get();
    }
    boolean descending = application.options().flag("descending");
    return Built.of(sorted(application, x, AxisOption.position(option, x), descending));
  }

  static Tensor sorted(Application application, Tensor x, int axis, boolean descending) {
    Tensor places = Argsort.places(application, x, axis, descending);
    return TakeAlongAxis.taken(application.of(x, places), axis);
  }
}
