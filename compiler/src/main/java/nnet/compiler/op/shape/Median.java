package nnet.compiler.op.shape;

import java.util.Optional;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;

/** The number in the middle of an axis, or the mean of the two that are. */
public final class Median implements Builtin {

  @Override
  public String name() {
    return "median";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The number in the middle of an axis, or the mean of the two that are; the axis vanishes.",
        "y = (s[(n - 1) / 2] + s[n / 2]) / 2, rounded down, where s = sort(x)",
        "Keras, keras.ops.median");
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
    Dim option = application.options().integer("axis");
    Optional<Built.Problem> problem = AxisOption.problem(name(), application);
    if (problem.isPresent()) {
      return problem.get();
    }
    int axis = AxisOption.position(option, x);
    Tensor sorted = Sort.sorted(application, x, axis, false);
    Value lower = middle(application, sorted, axis, 1);
    Value upper = middle(application, sorted, axis, 0);
    Arithmetic arithmetic = new Arithmetic(application.builder());
    Value mean = arithmetic.scale(0.5, arithmetic.add(lower, upper));
    Tensor kept = new Tensor(mean, new Element.Real(x.range()), sorted.perExample());
    return Built.of(Reshape.example(application, kept, kept.shape().without(axis)));
  }

  /** Of an even number of elements there are two in the middle. */
  private static Value middle(Application application, Tensor sorted, int axis, int before) {
    if (sorted.shape().dim(axis).isRagged()) {
      return ExamplePlaces.middle(application, sorted, axis, before).value();
    }
    int graphAxis = sorted.graphAxis(axis);
    long place = (Halves.size(application, sorted.value(), graphAxis) - before) / 2;
    return Halves.part(application, sorted.value(), graphAxis, place, place + 1);
  }
}
