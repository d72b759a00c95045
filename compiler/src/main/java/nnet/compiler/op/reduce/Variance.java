package nnet.compiler.op.reduce;

import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Alignment;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Subtract;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;

/** The variance: the mean of the squared distances from the mean. */
public final class Variance implements Builtin {

  @Override
  public String name() {
    return "variance";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The variance over axes; `correction: 1` divides by one less than their count.",
        "y = sum of (x - mean(x))^2 / (count - correction)",
        "PyTorch, torch.var");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(ReductionCall.SIGNATURE.with("correction", OptionKind.INTEGER, Dim.ZERO));
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Built mean = new Mean().build(application.with("keep", true));
    if (!(mean instanceof Built.Results results)) {
      return mean;
    }
    Application pair = application.of(x, results.tensors().get(0));
    Tensor distance = Alignment.apply(pair, Subtract.INSTANCE, Element.F32);
    Value square =
        application.apply(Multiply.INSTANCE, Attributes.NONE, distance.value(), distance.value());
    Tensor squares =
        new Tensor(square, new Element.Real(Range.NON_NEGATIVE), distance.perExample());
    Application ofSquares = application.of(squares);
    return corrected(ofSquares, new Mean().build(ofSquares));
  }

  /** The mean of squares times their count over what the count is corrected to. */
  private static Built corrected(Application application, Built mean) {
    Dim correction = application.options().integer("correction");
    if (correction.is(0) || !(mean instanceof Built.Results results)) {
      return mean;
    }
    Tensor squares = application.operand(0);
    Dim elements = Dim.ONE;
    for (int axis : ReductionCall.graphAxes(application.options(), squares)) {
      elements = elements.times(squares.value().type().shape().dim(axis));
    }
    Value count =
        Padding.isRagged(squares.shape())
            ? Mean.elements(application, squares)
            : Mean.count(application, elements);
    Arithmetic arithmetic = new Arithmetic(application.builder());
    Value rest = arithmetic.subtract(count, arithmetic.constant(correction.size()));
    Tensor tensor = results.tensors().get(0);
    Value value = arithmetic.multiply(tensor.value(), arithmetic.divide(count, rest));
    return Built.of(new Tensor(value, tensor.element(), tensor.perExample()));
  }
}
