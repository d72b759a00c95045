package nnet.compiler.op.reduce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Options;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Alignment;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Subtract;
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
        "The variance over axes (divided by the count, not by one less).",
        "y = mean((x - mean(x))^2)",
        "NumPy, numpy.var");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(ReductionCall.SIGNATURE);
  }

  @Override
  public Built build(Application application) {
    Tensor x = application.operand(0);
    Built mean = new Mean().build(with(application, x, true));
    if (!(mean instanceof Built.Results results)) {
      return mean;
    }
    Application pair =
        new Application(
            application.builder(),
            List.of(x, results.tensors().get(0)),
            application.options(),
            application.keys());
    Tensor distance = Alignment.apply(pair, Subtract.INSTANCE, Element.F32);
    Value square =
        application.apply(Multiply.INSTANCE, Attributes.NONE, distance.value(), distance.value());
    Tensor squares =
        new Tensor(square, new Element.Real(Range.NON_NEGATIVE), distance.perExample());
    return new Mean().build(with(application, squares, application.options().flag("keep")));
  }

  private static Application with(Application application, Tensor operand, boolean keep) {
    Map<String, Object> options = new HashMap<>(application.options().values());
    options.put("keep", keep);
    return new Application(
        application.builder(), List.of(operand), new Options(options), application.keys());
  }
}
