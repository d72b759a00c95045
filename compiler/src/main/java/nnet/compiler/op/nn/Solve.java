package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Constant;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Cholesky;
import org.jspecify.annotations.Nullable;

/** The solution of a system of linear equations whose matrix is symmetric and positive definite. */
public final class Solve extends KernelOperator {
  public static final Solve INSTANCE = new Solve();

  private Solve() {
    super(
        "solve",
        new Documentation(
            "The solution of a symmetric positive definite system, by Cholesky in float64; of the"
                + " matrix the symmetric part counts, with `ridge` added to its diagonal. Not a"
                + " number where the matrix is not positive definite.",
            "y with ((a + a') / 2 + ridge I) y = b",
            "NumPy, numpy.linalg.solve"),
        Signature.of("a", "b").with("ridge", OptionKind.REAL, 0.0));
  }

  public static Attributes attributes(double ridge) {
    return Attributes.of("ridge", ridge);
  }

  @Override
  public String example() {
    return """
    input a: f32[2, 2]
    input b: f32[2, 3]
    output result = solve(a, b, ridge: 10)\
    """;
  }

  @Override
  public String rule() {
    return "(A⁻¹ b)' = A⁻¹ (b' - A' y)";
  }

  @Override
  public Built build(Application application) {
    Tensor a = application.operand(0);
    Tensor b = application.operand(1);
    if (a.rank() != 2
        || b.rank() != 2
        || a.shape().dim(0).differsAlways(a.shape().dim(1))
        || a.shape().dim(0).differsAlways(b.shape().dim(0))) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "`solve` takes a square matrix and as many rows to solve for",
          Map.of(0, a.describe(), 1, b.describe()),
          List.of(),
          "write solve(a, b) with a: f32[n, n] and b: f32[n, m]");
    }
    if (a.perExample() != b.perExample()) {
      return new Built.Problem(
          Code.SHAPE_MISMATCH,
          "`solve` takes both for each example, or both for all of them",
          Map.of(0, a.describe(), 1, b.describe()),
          List.of(),
          "reduce the one over the batch: sum(..., over: batch)");
    }
    Attributes attributes = attributes(application.options().real("ridge"));
    Value value = application.apply(INSTANCE, attributes, a.value(), b.value());
    return Built.of(new Tensor(value, Element.F32, a.perExample()));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    Shape a = operands.get(0).shape();
    Shape b = operands.get(1).shape();
    int rank = a.rank();
    require(
        rank >= 2
            && b.rank() == rank
            && a.dim(rank - 2).equals(a.dim(rank - 1))
            && b.dim(rank - 2).equals(a.dim(rank - 1)),
        operands);
    return operands.get(1);
  }

  /**
   * With y the result and s = A⁻¹ y̅ its adjoint, b̅ = s and A̅ = -(s y' + y s') / 2 (Giles, 2008,
   * "Collected matrix derivative results", made symmetric).
   */
  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Value y = backward.result();
    Value s =
        backward.apply(INSTANCE, backward.attributes(), backward.operand(0), backward.gradient());
    Attributes outer = MatMul.attributes(false, true);
    Value both =
        backward.apply(
            Add.INSTANCE,
            backward.apply(MatMul.INSTANCE, outer, s, y),
            backward.apply(MatMul.INSTANCE, outer, y, s));
    Value half = backward.apply(Constant.INSTANCE, Constant.attributes(-0.5, DataType.FLOAT));
    return Arrays.asList(backward.apply(Multiply.INSTANCE, half, both), s);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray y = evaluation.result();
    NdArray a = evaluation.operand(0);
    int n = a.shape()[a.shape().length - 1];
    int columns = y.shape()[y.shape().length - 1];
    double ridge = evaluation.attributes().real("ridge");
    for (int slice = 0; slice < a.size() / (n * n); slice++) {
      double[] lower = symmetric(a.data(), slice * n * n, n, ridge);
      double[] right = slice(evaluation.operand(1).data(), slice * n * columns, n * columns);
      Cholesky.factor(lower, n);
      Cholesky.solve(lower, n, right, columns);
      System.arraycopy(right, 0, y.data(), slice * n * columns, n * columns);
    }
    return y;
  }

  private static double[] slice(double[] data, int from, int count) {
    return Arrays.copyOfRange(data, from, from + count);
  }

  private static double[] symmetric(double[] a, int from, int n, double ridge) {
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = (a[from + i * n + j] + a[from + j * n + i]) / 2 + (i == j ? ridge : 0);
      }
    }
    return matrix;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape b = emission.type(1).shape();
    int rank = b.rank();
    return KernelCall.statement(
        "solve",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(b.slice(0, rank - 2).elements()),
        emission.size(b.dim(rank - 2)),
        emission.size(b.last()),
        CodeBlock.of("$L", emission.attributes().real("ridge")));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        sample(Shape.of(1, 1), Shape.of(1, 2)),
        sample(Shape.of(3, 3), Shape.of(3, 2)),
        sample(Shape.of(3, 3).insert(0, Dim.BATCH), Shape.of(3, 1).insert(0, Dim.BATCH)));
  }

  private static Sample sample(Shape a, Shape b) {
    return Sample.of(attributes(5), Sample.Operand.of(-1, 1, a), Sample.Operand.of(-1, 1, b));
  }
}
