package nnet.compiler.diagnosis;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.op.NdArray;
import nnet.compiler.optimize.Statements;
import nnet.compiler.plan.Directions;
import nnet.compiler.reference.Interpreter;
import nnet.compiler.source.Span;
import nnet.runtime.diagnosis.Advice;
import nnet.runtime.diagnosis.Cause;
import nnet.runtime.diagnosis.Extent;
import org.jspecify.annotations.Nullable;

/**
 * Rounds every result to float32, as compiled code does, and stops at the first that is not finite
 * though all it was made of was.
 */
final class FirstBad implements Interpreter.Observer {
  private final Set<Node> backward = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Cause forwards;
  private @Nullable Cause backwards;

  FirstBad(Region body) {
    Directions directions = new Directions(body);
    body.nodes().stream().filter(directions::isBackward).forEach(this::addBackward);
  }

  private void addBackward(Node node) {
    backward.add(node);
    switch (node.operation()) {
      case Operation.Apply apply -> {}
      case Operation.Call call -> call.region().nodes().forEach(this::addBackward);
      case Operation.Scan scan -> scan.body().nodes().forEach(this::addBackward);
    }
  }

  /** Nothing before it in the forward pass: no need to go on. */
  static final class Found extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    Found() {
      super("", null, false, false);
    }
  }

  Optional<Cause> cause() {
    return Optional.ofNullable(forwards).or(() -> Optional.ofNullable(backwards));
  }

  @Override
  public NdArray result(Node node, List<NdArray> operands, NdArray result) {
    NdArray narrow = node.result().type().data() == DataType.FLOAT ? narrow(result) : result;
    if (isFirst(operands, narrow)) {
      boolean back = backward.contains(node);
      if (!back) {
        forwards = cause(node, operands, narrow, false);
        throw new Found();
      }
      backwards = backwards == null ? cause(node, operands, narrow, true) : backwards;
    }
    return narrow;
  }

  private static NdArray narrow(NdArray result) {
    double[] narrow = new double[result.size()];
    Arrays.setAll(narrow, i -> (float) result.get(i));
    return new NdArray(narrow, result.shape());
  }

  /** A constant may be infinite by intent; what is made of something infinite is not the first. */
  private static boolean isFirst(List<NdArray> operands, NdArray result) {
    return !operands.isEmpty()
        && !isFinite(result)
        && operands.stream().allMatch(FirstBad::isFinite);
  }

  private static boolean isFinite(NdArray array) {
    for (double value : array.data()) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static Cause cause(Node node, List<NdArray> operands, NdArray result, boolean backward) {
    Origin origin = node.origin();
    Span place = origin.place();
    String operation = name(node, origin);
    List<Extent> inputs = new ArrayList<>();
    operands.forEach(operand -> inputs.add(Extent.of(operand.data())));
    return new Cause(
        place == null ? 0 : place.line(),
        place == null ? 0 : place.column(),
        Statements.layer(origin),
        operation,
        backward,
        Cause.kind(first(result)),
        Extent.of(result.data()),
        inputs,
        place == null ? "" : excerpt(place),
        Advice.of(operation, Cause.kind(first(result)), inputs));
  }

  private static String name(Node node, Origin origin) {
    return origin
        .derivative()
        .map(name -> name + "'")
        .orElseGet(() -> ((Operation.Apply) node.operation()).operator().name());
  }

  private static double first(NdArray result) {
    return Arrays.stream(result.data())
        .filter(value -> !Double.isFinite(value))
        .findFirst()
        .orElseThrow();
  }

  /** The line with the expression underlined, as diagnostics have it. */
  private static String excerpt(Span place) {
    String number = Integer.toString(place.line());
    String line = place.file().lineText(place.line()).stripTrailing();
    String gutter = " ".repeat(number.length()) + " |";
    int length =
        Math.min(
            place.text().indent(0).strip().lines().findFirst().orElse("").length(),
            line.length() - place.column() + 1);
    String mark = " ".repeat(place.column() - 1) + "^".repeat(Math.max(1, length));
    return "  " + gutter + "\n  " + number + " | " + line + "\n  " + gutter + " " + mark;
  }
}
