package nnet.compiler.op.reduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Options;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * How reductions are called: over the axes of one example that are named (all where none is), and
 * over the examples with {@code over: batch}, which makes the result shared.
 */
final class ReductionCall {
  static final Signature SIGNATURE =
      Signature.of("x")
          .with("axis", OptionKind.INTEGERS, List.of())
          .with("axes", OptionKind.WORD_OR_INTEGERS, "all")
          .with("over", OptionKind.WORD, "")
          .with("keep", OptionKind.FLAG, false);

  /** For what is not taken over examples. */
  static final Signature EXAMPLES_APART =
      Signature.of("x")
          .with("axis", OptionKind.INTEGERS, List.of())
          .with("axes", OptionKind.WORD_OR_INTEGERS, "all")
          .with("keep", OptionKind.FLAG, false);

  private ReductionCall() {}

  /** Reduces one group of axes. */
  @FunctionalInterface
  interface Step {
    Tensor reduce(Application application, Tensor operand, AxisGroup axes);
  }

  /**
   * @param neutral what does not count: it is put into padding
   */
  static Built build(Application application, String name, double neutral, Step step) {
    Tensor operand = application.operand(0);
    Optional<Built.Problem> problem =
        Refusals.unlessNumeric(name, application.operands())
            .or(() -> overProblem(application.options()))
            .or(() -> axesProblem(application.options(), operand))
            .or(() -> lengthProblem(application.options(), operand));
    if (problem.isPresent()) {
      return problem.get();
    }
    boolean over = application.options().word("over").equals("batch");
    Tensor whole = over ? ofEach(application, operand) : operand;
    return Built.of(reduce(application, whole, neutral, step));
  }

  /** What is the same for every example counts once for each. */
  private static Tensor ofEach(Application application, Tensor operand) {
    return BroadcastTo.example(application, operand, operand.shape(), true);
  }

  /** Reduces group by group, from the last, so that the axes before keep their places. */
  static Tensor reduce(Application application, Tensor given, double neutral, Step step) {
    Options options = application.options();
    Tensor operand = Padding.filled(application, given, exampleAxes(options, given), neutral);
    SortedSet<Integer> axes = graphAxes(options, operand);
    Tensor result = operand;
    for (AxisGroup group : groups(axes).reversed()) {
      result = step.reduce(application, result, group);
    }
    return options.flag("keep") ? kept(application, operand, axes, result) : result;
  }

  private static Tensor kept(
      Application application, Tensor operand, SortedSet<Integer> axes, Tensor result) {
    Shape shape = operand.value().type().shape();
    for (int axis : axes) {
      shape = shape.with(axis, Dim.ONE);
    }
    boolean batchReduced = operand.perExample() && axes.contains(0);
    Shape wanted = batchReduced ? shape.without(0) : shape;
    return new Tensor(
        Reshape.to(application.builder(), result.value(), wanted),
        result.element(),
        result.perExample());
  }

  /** The axes of the graph's value that are reduced. */
  static SortedSet<Integer> graphAxes(Options options, Tensor operand) {
    SortedSet<Integer> axes = new TreeSet<>();
    for (int axis : exampleAxes(options, operand)) {
      axes.add(operand.graphAxis(axis));
    }
    if (options.word("over").equals("batch")) {
      axes.add(0);
    }
    return axes;
  }

  /** The axes of one example that are reduced, from the first on. */
  static List<Integer> exampleAxes(Options options, Tensor operand) {
    List<Dim> given = options.integers("axis");
    Optional<String> word = options.wordOrIntegers("axes");
    if (given.isEmpty() && word.isPresent()) {
      int end = word.get().equals("leading") ? operand.rank() - 1 : operand.rank();
      return java.util.stream.IntStream.range(0, Math.max(0, end)).boxed().toList();
    }
    List<Dim> axes = given.isEmpty() ? options.integers("axes") : given;
    return axes.stream()
        .map(Dim::size)
        .map(axis -> axis < 0 ? axis + operand.rank() : axis)
        .sorted()
        .toList();
  }

  private static List<AxisGroup> groups(SortedSet<Integer> axes) {
    List<AxisGroup> groups = new ArrayList<>();
    for (int axis : axes) {
      AxisGroup last = groups.isEmpty() ? new AxisGroup(-1, -1) : groups.get(groups.size() - 1);
      if (last.to() == axis) {
        groups.set(groups.size() - 1, new AxisGroup(last.from(), axis + 1));
      } else {
        groups.add(AxisGroup.single(axis));
      }
    }
    return groups;
  }

  private static Optional<Built.Problem> overProblem(Options options) {
    String over = options.word("over");
    if (!over.isEmpty() && !over.equals("batch")) {
      return Optional.of(
          Built.problem(Code.BAD_OPTION, "`over` can only be `batch`, not `" + over + "`"));
    }
    return Optional.empty();
  }

  /** What all examples share has no length. */
  private static Optional<Built.Problem> lengthProblem(Options options, Tensor operand) {
    List<Integer> reduced = exampleAxes(options, operand);
    for (int axis = 0; axis < operand.rank(); axis++) {
      Dim size = operand.shape().dim(axis);
      if (size.isRagged() && options.word("over").equals("batch") && !reduced.contains(axis)) {
        return Optional.of(
            new Built.Problem(
                Code.RAGGED,
                "what is taken over the batch is the same for all examples, so no axis of it can"
                    + " be as long as `"
                    + size
                    + "`",
                Map.of(0, operand.describe()),
                List.of(),
                "reduce that axis too, by `axes: leading` or `axis: " + axis + "`"));
      }
    }
    return Optional.empty();
  }

  private static Optional<Built.Problem> axesProblem(Options options, Tensor operand) {
    Optional<String> word = options.wordOrIntegers("axes");
    if (word.isPresent() && !List.of("all", "leading").contains(word.get())) {
      return Optional.of(
          Built.problem(
              Code.BAD_OPTION,
              "`axes` is a list such as [0, 1], or `leading`, or `all`, not `" + word.get() + "`"));
    }
    for (Dim axis : listed(options)) {
      Optional<Built.Problem> problem = AxisOption.problem(axis, operand);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static List<Dim> listed(Options options) {
    List<Dim> given = options.integers("axis");
    boolean word = options.wordOrIntegers("axes").isPresent();
    return given.isEmpty() && !word ? options.integers("axes") : given;
  }
}
