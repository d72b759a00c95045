package nnet.compiler.op.shape;

import java.util.ArrayList;
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
import nnet.compiler.type.Element;

/** Equal parts of a tensor along an axis. */
public final class Split implements Builtin {
  /** Each part is an operator of its own. */
  private static final long MOST_PARTS = 1_000;

  @Override
  public String name() {
    return "split";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "Equal parts of a tensor along an axis: `a, b = split(x, 2)`.",
        "y_k = x[k n / parts : (k + 1) n / parts]",
        "ONNX, operator Split");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x")
            .with("parts", OptionKind.INTEGER, null)
            .with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public String example() {
    return """
    input x: f32[6]
    a, b = split(x, 2)
    output result = a * b\
    """;
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    Dim axisOption = application.options().integer("axis");
    Optional<Built.Problem> noAxis = AxisOption.problem(axisOption, operand);
    if (noAxis.isPresent()) {
      return noAxis.get();
    }
    Dim parts = application.options().integer("parts");
    if (parts.constant().orElse(0L) < 1) {
      return Built.problem(
          Code.BAD_OPTION, "`parts` must be a whole number of at least 1, not " + parts);
    }
    if (parts.constant().orElse(0L) > MOST_PARTS) {
      return Built.problem(
          Code.TOO_LARGE, "`parts` is at most " + MOST_PARTS + "; this is " + parts);
    }
    int axis = operand.graphAxis(axisOption.size());
    Dim size = operand.value().type().shape().dim(axis);
    Optional<Dim> part = size.dividedBy(parts);
    if (part.isEmpty() && size.isConstant()) {
      return uneven(operand, size, parts);
    }
    return parts(application, axis, part.orElse(Dim.symbol(size + " / " + parts)), parts.size());
  }

  private static Built.Problem uneven(Tensor operand, Dim size, Dim parts) {
    return new Built.Problem(
        Code.INEXACT_DIVISION,
        size + " elements cannot be split into " + parts + " equal parts",
        Map.of(0, operand.describe()),
        List.of(),
        "slices such as x[0:3] cut parts of different sizes");
  }

  private static Built parts(Application application, int axis, Dim part, int count) {
    Tensor operand = application.operand(0);
    boolean lastAxis = axis == operand.value().type().rank() - 1;
    Element element =
        lastAxis && operand.element() instanceof Element.Simplex ? Element.UNIT : operand.element();
    List<Tensor> tensors = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      Dim from = part.times(Dim.of(k));
      tensors.add(
          new Tensor(
              application.apply(
                  Slice.INSTANCE, Slice.attributes(axis, from, from.plus(part)), operand.value()),
              element,
              operand.perExample()));
    }
    return new Built.Results(tensors);
  }
}
