package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.KernelOperator;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of attention: the gradients of queries, keys and values one after the other, from
 * those and the gradient of the result.
 */
public final class AttentionGradient extends KernelOperator {
  public static final AttentionGradient INSTANCE = new AttentionGradient();

  private AttentionGradient() {
    super(
        "flash_attention_gradient",
        new Documentation(
            "The derivative of attention, by queries, keys and values.",
            "dq = ds k, dk = ds^T q, dv = p^T dy, ds = p (dy v^T - sum(p dy v^T))",
            ""));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(AttentionForm.fits(operands), operands);
    AttentionForm form = form(operands);
    require(operands.get(3).shape().equals(form.result()), operands);
    return ValueType.of(form.leading().plus(Shape.of(form.gradients())));
  }

  private static AttentionForm form(List<ValueType> operands) {
    return AttentionForm.of(operands.get(0).shape(), operands.get(2).shape());
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return new AttentionCurvature(backward).gradients();
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray q = evaluation.operand(0);
    NdArray k = evaluation.operand(1);
    NdArray v = evaluation.operand(2);
    NdArray dy = evaluation.operand(3);
    int rank = q.shape().length;
    int t = q.shape()[rank - 2];
    int s = k.shape()[rank - 2];
    int d = q.shape()[rank - 1];
    int e = v.shape()[rank - 1];
    NdArray g = evaluation.result();
    boolean causal = evaluation.attributes().flag("causal");
    for (int line = 0; line < q.size() / Math.max(1, d); line++) {
      int slice = line / t;
      int dq = slice * (t * d + s * d + s * e);
      int dk = dq + t * d;
      int dv = dk + s * d;
      double[] p = AttentionLines.weights(q, k, slice, line % t, causal);
      double[] dp = new double[s];
      double mean = 0;
      for (int j = 0; j < s; j++) {
        for (int c = 0; c < e; c++) {
          dp[j] += dy.get(line * e + c) * v.get((slice * s + j) * e + c);
          g.data()[dv + j * e + c] += p[j] * dy.get(line * e + c);
        }
        mean += p[j] * dp[j];
      }
      for (int j = 0; j < s; j++) {
        double ds = p[j] * (dp[j] - mean);
        for (int c = 0; c < d; c++) {
          g.data()[dq + line % t * d + c] += ds * k.get((slice * s + j) * d + c);
          g.data()[dk + j * d + c] += ds * q.get(line * d + c);
        }
      }
    }
    return g;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    List<ValueType> types = List.of(emission.type(0), emission.type(1), emission.type(2));
    return KernelCall.statement(
        "attentionGradient",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.operand(2).arguments(),
        emission.operand(3).arguments(),
        emission.result().arguments(),
        form(types).arguments(emission));
  }

  @Override
  public List<Sample> samples() {
    return List.of(sample(false, 4, 5), sample(true, 5, 5), sample(true, 67, 3));
  }

  private static Sample sample(boolean causal, int queries, int keys) {
    List<Sample.Operand> operands = new ArrayList<>(AttentionForm.operands(queries, keys));
    Shape query = operands.get(0).shape();
    operands.add(Sample.Operand.of(-1, 1, query.with(3, operands.get(2).shape().last())));
    return new Sample(AttentionForm.attributes(causal), operands, true);
  }
}
