package nnet.compiler.op.nn;

import java.util.Arrays;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.LessEqual;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.op.shape.Arange;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of the derivative of attention, by ordinary products: the one place where the
 * matrix of scores is kept. With p = softmax(q k^T), x = dy v^T and G = p (x - sum(p x)), what is
 * differentiated is (G k, G^T q, p^T dy); a, b, c are the gradients that it is given.
 */
final class AttentionCurvature {
  private static final double UNSEEN = -1e30;

  private final Backward backward;
  private final Arithmetic arithmetic;
  private final Value q;
  private final Value k;
  private final Value v;
  private final Value dy;
  private final AttentionForm form;

  AttentionCurvature(Backward backward) {
    this.backward = backward;
    arithmetic = new Arithmetic(backward.builder());
    q = backward.operand(0);
    k = backward.operand(1);
    v = backward.operand(2);
    dy = backward.operand(3);
    form = AttentionForm.of(q.type().shape(), v.type().shape());
  }

  List<@Nullable Value> gradients() {
    Dim queries = form.t().times(form.d());
    Dim keys = queries.plus(form.s().times(form.d()));
    Value a = part(Dim.ZERO, queries, q);
    Value b = part(queries, keys, k);
    Value c = part(keys, form.gradients(), v);
    Value p = weights();
    Value x = product(dy, v, false, true);
    Value first = slope(p, x);
    Value w = arithmetic.add(product(a, k, false, true), product(q, b, false, true));
    Value byX = slope(p, w);
    Value byP =
        arithmetic.add(
            arithmetic.subtract(
                arithmetic.multiply(w, arithmetic.subtract(x, mean(p, x))),
                arithmetic.multiply(x, mean(p, w))),
            product(dy, c, false, true));
    Value byScores = slope(p, byP);
    return Arrays.asList(
        arithmetic.add(product(byScores, k, false, false), product(first, b, false, false)),
        arithmetic.add(product(byScores, q, true, false), product(first, a, true, false)),
        product(byX, dy, true, false),
        arithmetic.add(product(byX, v, false, false), product(p, c, false, false)));
  }

  private Value part(Dim from, Dim to, Value operand) {
    return Attention.part(backward.builder(), backward.gradient(), from, to, operand);
  }

  private Value weights() {
    Value scores = product(q, k, false, true);
    if (!backward.attributes().flag("causal")) {
      return backward.apply(Softmax.INSTANCE, last().attributes(), scores);
    }
    Shape shape = scores.type().shape();
    Value columns = backward.apply(Arange.INSTANCE, Arange.attributes(form.s(), DataType.FLOAT));
    Value rows = backward.apply(Arange.INSTANCE, Arange.attributes(form.t(), DataType.FLOAT));
    Value upright = Reshape.to(backward.builder(), rows, Shape.of(form.t(), Dim.ONE));
    Value seen = arithmetic.apply(LessEqual.INSTANCE, columns, upright);
    Attributes whole = Attributes.of("shape", shape);
    Value everywhere = backward.apply(BroadcastTo.INSTANCE, whole, seen);
    Value masked = arithmetic.select(everywhere, scores, arithmetic.constant(UNSEEN));
    return backward.apply(Softmax.INSTANCE, last().attributes(), masked);
  }

  private AxisGroup last() {
    return AxisGroup.single(q.type().rank() - 1);
  }

  /** What a softmax makes of the gradient of its result. */
  private Value slope(Value p, Value gradient) {
    return backward.apply(SoftmaxGradient.INSTANCE, last().attributes(), p, gradient);
  }

  /** The sums of p x over the last axis, in every place. */
  private Value mean(Value p, Value x) {
    Value sum = backward.apply(Sum.INSTANCE, last().attributes(), arithmetic.multiply(p, x));
    return Unbroadcast.repeat(backward.builder(), sum, last(), p.type().shape());
  }

  private Value product(Value a, Value b, boolean transposeA, boolean transposeB) {
    return backward.apply(MatMul.INSTANCE, MatMul.attributes(transposeA, transposeB), a, b);
  }
}
