package nnet.compiler.op.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
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
import nnet.compiler.type.Element;

/** Parts of a tensor along an axis: equal ones, or of given sizes. */
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
        "Parts of a tensor along an axis: `split(x, 2)` equal ones, `split(x, sizes: [1, 3])` others.",
        "y_k = x[k n / parts : (k + 1) n / parts]; with sizes one part behind the other",
        "ONNX, operator Split");
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x")
            .with("parts", OptionKind.INTEGER, Dim.ZERO)
            .with("axis", OptionKind.INTEGER, Dim.of(-1))
            .with("sizes", OptionKind.INTEGERS, List.of()));
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
    int axis = operand.graphAxis(axisOption.size());
    Dim size = operand.value().type().shape().dim(axis);
    List<Dim> sizes = application.options().integers("sizes");
    return sizes.isEmpty()
        ? equal(application, axis, size)
        : ofSizes(application, axis, size, sizes);
  }

  private static Built equal(Application application, int axis, Dim size) {
    Dim parts = application.options().integer("parts");
    Optional<Built.Problem> problem = countProblem("parts", parts);
    if (problem.isPresent()) {
      return problem.get();
    }
    Optional<Dim> part = size.dividedBy(parts);
    if (part.isEmpty() && size.isConstant()) {
      return uneven(application.operand(0), size, parts);
    }
    Dim each = part.orElse(Dim.symbol(size + " / " + parts));
    return new Built.Results(parts(application, axis, Collections.nCopies(parts.size(), each)));
  }

  /** Why there cannot be so many parts; empty where there can. */
  static Optional<Built.Problem> countProblem(String option, Dim count) {
    if (count.constant().orElse(0L) < 1) {
      return Optional.of(
          Built.problem(
              Code.BAD_OPTION,
              "`" + option + "` must be a whole number of at least 1, not " + count));
    }
    if (count.constant().orElse(0L) > MOST_PARTS) {
      return Optional.of(
          Built.problem(
              Code.TOO_LARGE, "`" + option + "` is at most " + MOST_PARTS + "; this is " + count));
    }
    return Optional.empty();
  }

  private static Built ofSizes(Application application, int axis, Dim size, List<Dim> sizes) {
    Dim total = sizes.stream().reduce(Dim.ZERO, Dim::plus);
    boolean empty = sizes.stream().anyMatch(part -> part.constant().orElse(1L) < 1);
    if (empty || total.differsAlways(size)) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "these parts do not make up an axis of size " + size,
          Map.of(0, application.operand(0).describe()),
          List.of("`sizes` are at least 1 each; together these are " + total),
          null);
    }
    return countProblem("sizes", Dim.of(sizes.size()))
        .<Built>map(problem -> problem)
        .orElseGet(() -> new Built.Results(parts(application, axis, sizes)));
  }

  private static Built.Problem uneven(Tensor operand, Dim size, Dim parts) {
    return new Built.Problem(
        Code.INEXACT_DIVISION,
        size + " elements cannot be split into " + parts + " equal parts",
        Map.of(0, operand.describe()),
        List.of(),
        "parts of different sizes: split(x, sizes: [...])");
  }

  /** One part behind the other along an axis of the graph's value. */
  static List<Tensor> parts(Application application, int axis, List<Dim> sizes) {
    Tensor operand = application.operand(0);
    boolean lastAxis = axis == operand.value().type().rank() - 1;
    Element element =
        lastAxis && operand.element() instanceof Element.Simplex ? Element.UNIT : operand.element();
    List<Tensor> tensors = new ArrayList<>();
    Dim from = Dim.ZERO;
    for (Dim size : sizes) {
      Dim to = from.plus(size);
      Value part =
          application.apply(Slice.INSTANCE, Slice.attributes(axis, from, to), operand.value());
      tensors.add(new Tensor(part, element, operand.perExample()));
      from = to;
    }
    return tensors;
  }
}
