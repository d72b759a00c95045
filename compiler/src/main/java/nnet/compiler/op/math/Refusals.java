package nnet.compiler.op.math;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.op.Broadcasting;
import nnet.compiler.op.Built;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** What operators say to people when tensors do not fit them. */
public final class Refusals {
  private Refusals() {}

  /** Labels and truth values are no numbers. */
  public static Optional<Built.Problem> unlessNumeric(String operator, List<Tensor> operands) {
    for (int i = 0; i < operands.size(); i++) {
      Tensor operand = operands.get(i);
      if (!operand.element().isNumeric()) {
        return Optional.of(notNumeric(operator, i, operand));
      }
    }
    return Optional.empty();
  }

  private static Built.Problem notNumeric(String operator, int index, Tensor operand) {
    boolean label = operand.element() instanceof Element.ClassIndex;
    return new Built.Problem(
        Code.TYPE_MISMATCH,
        "`" + operator + "` needs numbers, not " + (label ? "a label" : "a truth value"),
        Map.of(index, operand.describe()),
        List.of(),
        label
            ? "a label has no size: one_hot(...) turns it into numbers"
            : "write `if ... then 1 else 0` to count truth values");
  }

  /** Only truth values will do. */
  public static Optional<Built.Problem> unlessTruth(
      String operator, int index, Tensor operand, String help) {
    if (operand.element() instanceof Element.Bool) {
      return Optional.empty();
    }
    return Optional.of(
        new Built.Problem(
            Code.TYPE_MISMATCH,
            "`" + operator + "` needs a condition, not a number",
            Map.of(index, operand.describe()),
            List.of(),
            help));
  }

  /** Shapes that cannot be broadcast together. */
  public static Built.Problem shapes(String participle, List<Tensor> operands) {
    String count = operands.size() == 2 ? "two" : Integer.toString(operands.size());
    return new Built.Problem(
        Code.SHAPE_MISMATCH,
        "these " + count + " tensors cannot be " + participle,
        descriptions(operands),
        List.of(differing(operands)),
        help(operands));
  }

  /** The type of each operand, to be shown at it. */
  public static Map<Integer, String> descriptions(List<Tensor> operands) {
    Map<Integer, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      labels.put(i, operands.get(i).describe());
    }
    return labels;
  }

  private static String differing(List<Tensor> operands) {
    List<String> clashes = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      Shape a = operands.get(i - 1).shape();
      Shape b = operands.get(i).shape();
      for (int back = 1; back <= Math.min(a.rank(), b.rank()); back++) {
        Dim left = a.dim(a.rank() - back);
        Dim right = b.dim(b.rank() - back);
        if (Broadcasting.clash(left, right)) {
          clashes.add(left + " and " + right + " at axis -" + back);
        }
      }
    }
    return "sizes are compared from the last axis on and must be equal or 1; here "
        + String.join(", ", clashes)
        + " differ";
  }

  private static @Nullable String help(List<Tensor> operands) {
    if (operands.size() != 2) {
      return null;
    }
    Shape a = operands.get(0).shape();
    Shape b = operands.get(1).shape();
    Shape longer = a.rank() >= b.rank() ? a : b;
    Shape shorter = a.rank() >= b.rank() ? b : a;
    if (shorter.rank() > 0
        && shorter.rank() < longer.rank()
        && longer.slice(0, shorter.rank()).equals(shorter)) {
      String dims = shorter.insert(shorter.rank(), Dim.ONE).toString();
      return "to pair the first axes give it one more: reshape(..., shape: " + dims + ")";
    }
    if (a.rank() == 2 && b.equals(Shape.of(a.dim(1), a.dim(0)))) {
      return "transpose one of them: transpose(..., axes: [1, 0])";
    }
    return null;
  }
}
