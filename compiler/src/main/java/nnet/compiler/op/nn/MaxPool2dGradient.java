package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
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
import nnet.runtime.kernel.Pooling2d;
import org.jspecify.annotations.Nullable;

/** The derivative of max pooling: each window's gradient goes to its first largest number. */
public final class MaxPool2dGradient extends KernelOperator {
  public static final MaxPool2dGradient INSTANCE = new MaxPool2dGradient();

  private MaxPool2dGradient() {
    super(
        "max_pool2d_gradient",
        new Documentation(
            "The derivative of max pooling.",
            "dx += dy at the first largest number of each window",
            ""));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(operands.get(0).rank() == 4 && operands.get(1).rank() == 4, operands);
    return operands.get(0);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    throw new IllegalStateException("max pooling has no second derivative here");
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray dy = evaluation.operand(1);
    NdArray dx = evaluation.result();
    Pooling2d geometry = Pooling.geometry(evaluation.attributes(), Convolution.shapeOf(x));
    for (int i = 0; i < dy.size(); i++) {
      int[] window = Pooling.window(geometry, i);
      if (window.length > 0) {
        dx.data()[firstLargest(x, window)] += dy.get(i);
      }
    }
    return dx;
  }

  /** Which numbers are the largest of their windows. */
  @Override
  public double[] branches(NdArray result) {
    return Arrays.stream(result.data()).map(Math::signum).map(Math::abs).toArray();
  }

  private static int firstLargest(NdArray x, int[] places) {
    int best = places[0];
    for (int place : places) {
      best = x.get(place) > x.get(best) ? place : best;
    }
    return best;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "maxPool2dGradient",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(emission.type(0).shape().dim(0)),
        Pooling.text(Pooling.geometry(emission.attributes(), emission.type(0).shape())));
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            Pooling.example(),
            Sample.Operand.of(-1, 1, Pooling.IMAGES),
            Sample.Operand.of(-1, 1, Pooling.RESULTS)));
  }
}
