package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.Collections;
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
import nnet.runtime.kernel.Pooling2d;
import org.jspecify.annotations.Nullable;

/** The derivative of average pooling: each window's gradient is shared by its pixels. */
public final class AveragePool2dGradient extends KernelOperator {
  public static final AveragePool2dGradient INSTANCE = new AveragePool2dGradient();

  private AveragePool2dGradient() {
    super(
        "average_pool2d_gradient",
        new Documentation(
            "The derivative of average pooling.", "dx += dy / pixels of the window", ""));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(operands.get(0).rank() == 4, operands);
    return ValueType.of(attributes.shape("images"));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(AveragePool2d.INSTANCE, backward.attributes(), backward.gradient()));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray dy = evaluation.operand(0);
    NdArray dx = evaluation.result();
    Pooling2d geometry = Pooling.geometry(evaluation.attributes(), Convolution.shapeOf(dx));
    for (int i = 0; i < dy.size(); i++) {
      int[] window = Pooling.window(geometry, i);
      for (int place : window) {
        dx.data()[place] += dy.get(i) / window.length;
      }
    }
    return dx;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape images = emission.resultType().shape();
    return KernelCall.statement(
        "averagePool2dGradient",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        emission.size(images.dim(0)),
        Pooling.text(Pooling.geometry(emission.attributes(), images)),
        false);
  }

  @Override
  public List<Sample> samples() {
    return List.of(
        Sample.of(
            Pooling.example().with("images", Pooling.IMAGES),
            Sample.Operand.of(-1, 1, Pooling.RESULTS)));
  }
}
