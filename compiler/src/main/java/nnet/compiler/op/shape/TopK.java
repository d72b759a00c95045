package nnet.compiler.op.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;

/** The largest elements of an axis and where they are. */
public final class TopK implements Builtin {

  @Override
  public String name() {
    return "top_k";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "The k largest elements of an axis and their places: `values, places = top_k(x, 3)`.",
        "values[j] = x[places[j]], values[0] >= values[1] >= ...",
        "PyTorch, torch.topk");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x")
            .with("k", OptionKind.INTEGER, null)
            .with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public String example() {
    return """
    input x: f32[5]
    values, places = top_k(x, 2)
    output result = values * take_along_axis(x, places)\
    """;
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
    Dim k = application.options().integer("k");
    Dim size = x.shape().dim(axis);
    if (k.size() < 1 || (size.isConstant() && k.size() > size.size())) {
      return new Built.Problem(
          Code.BAD_OPTION,
          "`k` must be a whole number from 1 to " + size + ", not " + k,
          Map.of(0, x.describe()),
          List.of(),
          null);
    }
    return results(application, x, axis, k);
  }

  private static Built results(Application application, Tensor x, int axis, Dim k) {
    Tensor all = Argsort.places(application, x, axis, true);
    Attributes first = Slice.attributes(all.graphAxis(axis), Dim.ZERO, k);
    Value value = application.apply(Slice.INSTANCE, first, all.value());
    Tensor places = new Tensor(value, all.element(), all.perExample());
    return new Built.Results(List.of(TakeAlongAxis.taken(application.of(x, places), axis), places));
  }
}
