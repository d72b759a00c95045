package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Attributes;
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
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The matrix product. {@code transposeA} and {@code transposeB} say how the operands are stored;
 * {@link ProductForm} says which ranks go together.
 */
public final class MatMul extends KernelOperator {
  public static final MatMul INSTANCE = new MatMul();

  private MatMul() {
    super(
        "matmul",
        new Documentation(
            "The matrix product, `a @ b`: rows of the last axis of a times columns of b.",
            "y[i, j] = sum over k of a[i, k] b[k, j]",
            "ONNX, operator MatMul"),
        Signature.of("a", "b"));
  }

  public static Attributes attributes(boolean transposeA, boolean transposeB) {
    return Attributes.of("transposeA", transposeA).with("transposeB", transposeB);
  }

  @Override
  public String rule() {
    return "(a b)' = a' b + a b'";
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    return ProductCall.build(application);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    Shape a = operands.get(0).shape();
    Shape b = operands.get(1).shape();
    require(ProductForm.fits(a, b, attributes), operands);
    return ValueType.of(ProductForm.of(a, b, attributes).result());
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    boolean ta = backward.attributes().flag("transposeA");
    boolean tb = backward.attributes().flag("transposeB");
    Value a = backward.operand(0);
    Value b = backward.operand(1);
    Value g = backward.gradient();
    if (b.type().rank() == 2 && !ta) {
      return Arrays.asList(product(backward, g, b, false, !tb), ofWeights(backward, a, g, tb));
    }
    Value da = ta ? product(backward, b, g, tb, true) : product(backward, g, b, false, !tb);
    Value db = tb ? product(backward, g, a, true, ta) : product(backward, a, g, !ta, false);
    return Unbroadcast.all(backward, Arrays.asList(da, db));
  }

  /** The rows of all leading axes together are one long sum. */
  private static Value ofWeights(Backward backward, Value a, Value g, boolean tb) {
    Value rows = rows(backward, a);
    Value gradients = rows(backward, g);
    return tb
        ? product(backward, gradients, rows, true, false)
        : product(backward, rows, gradients, true, false);
  }

  private static Value rows(Backward backward, Value value) {
    Shape shape = value.type().shape();
    Dim count = shape.slice(0, shape.rank() - 1).elements();
    return Reshape.to(backward.builder(), value, Shape.of(count, shape.last()));
  }

  private static Value product(Backward backward, Value a, Value b, boolean ta, boolean tb) {
    return backward.apply(INSTANCE, attributes(ta, tb), a, b);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray y = evaluation.result();
    int[] a = evaluation.operand(0).shape();
    int[] b = evaluation.operand(1).shape();
    ProductForm form = ProductForm.of(constant(a), constant(b), evaluation.attributes());
    int cells = form.m().size() * form.n().size();
    for (int slice = 0; slice < form.batches().size(); slice++) {
      slice(evaluation, form, slice, y.data(), slice * cells);
    }
    return y;
  }

  @Override
  public List<int[]> products(Evaluation evaluation, int element) {
    int[] a = evaluation.operand(0).shape();
    int[] b = evaluation.operand(1).shape();
    ProductForm form = ProductForm.of(constant(a), constant(b), evaluation.attributes());
    boolean ta = evaluation.attributes().flag("transposeA");
    boolean tb = evaluation.attributes().flag("transposeB");
    int m = form.m().size();
    int n = form.n().size();
    int depth = form.k().size();
    int slice = element / (m * n);
    int i = element / n % m;
    int j = element % n;
    List<int[]> products = new ArrayList<>();
    for (int k = 0; k < depth; k++) {
      int left = slice * form.strideA().size() + (ta ? k * m + i : i * depth + k);
      int right = slice * form.strideB().size() + (tb ? j * depth + k : k * n + j);
      products.add(new int[] {left, right});
    }
    return products;
  }

  private static Shape constant(int[] sizes) {
    return Shape.of(Arrays.stream(sizes).asLongStream().toArray());
  }

  /** One product; all that does not change within it is looked up before. */
  private static void slice(
      Evaluation evaluation, ProductForm form, int slice, double[] y, int place) {
    double[] a = evaluation.operand(0).data();
    double[] b = evaluation.operand(1).data();
    boolean ta = evaluation.attributes().flag("transposeA");
    boolean tb = evaluation.attributes().flag("transposeB");
    int m = form.m().size();
    int n = form.n().size();
    int depth = form.k().size();
    int fromA = slice * form.strideA().size();
    int fromB = slice * form.strideB().size();
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int k = 0; k < depth; k++) {
          double left = a[fromA + (ta ? k * m + i : i * depth + k)];
          sum += left * b[fromB + (tb ? j * depth + k : k * n + j)];
        }
        y[place + i * n + j] = sum;
      }
    }
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Attributes attributes = emission.attributes();
    ProductForm form =
        ProductForm.of(emission.type(0).shape(), emission.type(1).shape(), attributes);
    CodeBlock product =
        CodeBlock.of(
            "$L, $L, $L, $L, $L, $L, $L, $L, false",
            emission.operand(0).arguments(),
            attributes.flag("transposeA"),
            emission.operand(1).arguments(),
            attributes.flag("transposeB"),
            emission.result().arguments(),
            emission.size(form.m()),
            emission.size(form.n()),
            emission.size(form.k()));
    if (form.batches().is(1)) {
      return KernelCall.statement("matmul", product);
    }
    return KernelCall.statement(
        "batchedMatmul",
        product,
        emission.size(form.batches()),
        emission.size(form.strideA()),
        emission.size(form.strideB()),
        emission.size(form.m().times(form.n())));
  }

  @Override
  public List<Sample> samples() {
    Shape rows = Shape.of(Dim.BATCH, Dim.of(3));
    Shape sequences = Shape.of(Dim.BATCH, Dim.of(2), Dim.of(3));
    Shape wide = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4));
    return List.of(
        sample(false, false, rows, Shape.of(3, 4)),
        sample(false, true, sequences, Shape.of(4, 3)),
        sample(true, false, Shape.of(3, 2), Shape.of(3, 4)),
        sample(true, true, Shape.of(3, 2), Shape.of(4, 3)),
        sample(false, false, sequences, wide),
        sample(true, false, Shape.of(Dim.BATCH, Dim.of(3), Dim.of(2)), wide),
        sample(false, true, sequences, sequences),
        sample(false, false, Shape.of(2, 3), wide));
  }

  private static Sample sample(boolean ta, boolean tb, Shape a, Shape b) {
    return Sample.of(attributes(ta, tb), Sample.Operand.of(-1, 1, a), Sample.Operand.of(-1, 1, b));
  }
}
