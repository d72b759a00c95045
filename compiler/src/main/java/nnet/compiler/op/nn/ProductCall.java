package nnet.compiler.op.nn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Broadcasting;
import nnet.compiler.op.Built;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** How {@code a @ b} is checked and brought into one of the forms of {@link ProductForm}. */
final class ProductCall {
  private ProductCall() {}

  static Built build(Application application) {
    Tensor a = application.operand(0);
    Tensor b = application.operand(1);
    Optional<Built.Problem> refused = Refusals.unlessNumeric("@", application.operands());
    if (refused.isPresent()) {
      return refused.get();
    }
    if (a.rank() == 0 || b.rank() == 0) {
      return new Built.Problem(
          Code.RANK_MISMATCH,
          "`@` multiplies matrices and vectors",
          Refusals.descriptions(application.operands()),
          List.of(),
          "use `*` to multiply by a number");
    }
    Dim right = b.shape().dim(Math.max(0, b.rank() - 2));
    if (a.shape().last().differsAlways(right)) {
      return inner(a, b, right);
    }
    // What is behind the end counts nothing on one side; on the other it is finite.
    int rows = Math.max(0, b.rank() - 2);
    return product(application, a, Padding.filled(application, b, List.of(rows), 0));
  }

  private static Built.Problem inner(Tensor a, Tensor b, Dim right) {
    Dim left = a.shape().last();
    return new Built.Problem(
        Code.SHAPE_MISMATCH,
        "the inner sizes of this product differ: " + left + " and " + right,
        Map.of(
            0,
            a.describe() + ": its last axis has " + left,
            1,
            b.describe() + ": its " + (b.rank() == 1 ? "axis" : "rows") + " number " + right),
        List.of("a[..., k] @ b[k, n] needs the same k on both sides"),
        help(a, b));
  }

  private static @Nullable String help(Tensor a, Tensor b) {
    if (b.rank() == 2 && a.shape().last().equals(b.shape().last())) {
      return "transpose the second: transpose(..., axes: [1, 0])";
    }
    boolean swapped = a.rank() == 2 && b.rank() == 2 && b.shape().last().equals(a.shape().dim(0));
    return swapped ? "did you mean them the other way round?" : null;
  }

  private static Built product(Application application, Tensor a, Tensor b) {
    if (b.rank() == 1) {
      Tensor column = Reshape.example(application, b, b.shape().insert(1, Dim.ONE));
      Built built = product(application, a, column);
      return built instanceof Built.Results results
          ? Built.of(withoutLast(application, results.tensors().get(0)))
          : built;
    }
    if (b.rank() == 2 && !b.perExample()) {
      return multiply(application, a, b);
    }
    if (a.rank() == 1) {
      Tensor row = Reshape.example(application, a, a.shape().insert(0, Dim.ONE));
      Built built = product(application, row, b);
      return built instanceof Built.Results results
          ? Built.of(withoutRow(application, results.tensors().get(0)))
          : built;
    }
    return a.rank() == 2 && !a.perExample()
        ? multiply(application, a, b)
        : slices(application, a, b);
  }

  /** Both with the same leading axes. */
  private static Built slices(Application application, Tensor a, Tensor b) {
    Shape leadingA = a.shape().slice(0, a.rank() - 2);
    Shape leadingB = b.shape().slice(0, b.rank() - 2);
    Optional<Shape> leading = Broadcasting.common(List.of(leadingA, leadingB));
    if (leading.isEmpty()) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "these stacks of matrices cannot be multiplied",
          Refusals.descriptions(List.of(a, b)),
          List.of("leading axes are " + leadingA + " and " + leadingB),
          null);
    }
    boolean perExample = application.perExample() || a.perExample() || b.perExample();
    return multiply(
        application,
        repeated(application, a, leading.get(), perExample),
        repeated(application, b, leading.get(), perExample));
  }

  private static Tensor repeated(
      Application application, Tensor tensor, Shape leading, boolean perExample) {
    Shape matrix = tensor.shape().slice(tensor.rank() - 2, tensor.rank());
    return BroadcastTo.example(application, tensor, leading.plus(matrix), perExample);
  }

  private static Built multiply(Application application, Tensor a, Tensor b) {
    Value value =
        application.apply(MatMul.INSTANCE, MatMul.attributes(false, false), a.value(), b.value());
    return Built.of(new Tensor(value, Element.F32, a.perExample() || b.perExample()));
  }

  private static Tensor withoutLast(Application application, Tensor tensor) {
    return Reshape.example(application, tensor, tensor.shape().without(tensor.rank() - 1));
  }

  private static Tensor withoutRow(Application application, Tensor tensor) {
    return Reshape.example(application, tensor, tensor.shape().without(tensor.rank() - 2));
  }
}
