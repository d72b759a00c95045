package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.Collections;
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
import nnet.runtime.kernel.Pooling2d;
import org.jspecify.annotations.Nullable;

/** The mean of each window; zeros around the image are not counted. */
public final class AveragePool2d extends KernelOperator {
  public static final AveragePool2d INSTANCE = new AveragePool2d();

  private AveragePool2d() {
    super(
        "average_pool2d",
        new Documentation(
            "The mean of each window; zeros around the image are not counted.",
            "y[r, c, k] = mean over i, j of x[r s + i, c s + j, k]",
            "Keras, keras.layers.AveragePooling2D"),
        Pooling.SIGNATURE);
  }

  @Override
  public String rule() {
    return "average_pool'(x) = average_pool(x')";
  }

  @Override
  public String example() {
    return """
    input image: f32[4, 4, 2]
    output result = average_pool2d(image, kernel: 2, stride: 2)\
    """;
  }

  @Override
  public Built build(Application application) {
    return Pooling.build(application, this);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(operands.get(0).rank() == 4, operands);
    return ValueType.of(Pooling.result(attributes, operands.get(0).shape()));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    return Collections.singletonList(
        backward.apply(
            AveragePool2dGradient.INSTANCE,
            backward.attributes().with("images", backward.operand(0).type().shape()),
            backward.gradient()));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray y = evaluation.result();
    Pooling2d geometry = Pooling.geometry(evaluation.attributes(), Convolution.shapeOf(x));
    for (int i = 0; i < y.size(); i++) {
      y.data()[i] =
          Arrays.stream(Pooling.window(geometry, i)).mapToDouble(x::get).average().orElse(0);
    }
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    return KernelCall.statement(
        "averagePool2d",
        emission.operand(0).arguments(),
        emission.result().arguments(),
        emission.size(emission.type(0).shape().dim(0)),
        Pooling.text(Pooling.geometry(emission.attributes(), emission.type(0).shape())),
        false);
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of(Pooling.example(), Sample.Operand.of(-1, 1, Pooling.IMAGES)));
  }
}
