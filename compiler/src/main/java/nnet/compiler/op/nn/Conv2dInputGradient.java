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
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Convolution2d;
import org.jspecify.annotations.Nullable;

/** The derivative of a convolution by its images. */
public final class Conv2dInputGradient extends KernelOperator {
  public static final Conv2dInputGradient INSTANCE = new Conv2dInputGradient();

  private Conv2dInputGradient() {
    super(
        "conv2d_input_gradient",
        new Documentation(
            "The derivative of a convolution by its images.",
            "dx[r s + i, c s + j, k] += dy[r, c, f] w[i, j, k, f]",
            ""));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(operands.get(0).rank() == 4 && operands.get(1).rank() == 4, operands);
    return ValueType.of(attributes.shape("images"));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Value dy = backward.operand(0);
    Value w = backward.operand(1);
    Value g = backward.gradient();
    Attributes attributes = backward.attributes();
    return Arrays.asList(
        backward.apply(Conv2d.INSTANCE, attributes, g, w),
        backward.apply(
            Conv2dWeightGradient.INSTANCE, attributes.with("weights", w.type().shape()), g, dy));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray dy = evaluation.operand(0);
    NdArray w = evaluation.operand(1);
    NdArray dx = evaluation.result();
    Convolution2d geometry =
        Convolution.geometry(
            evaluation.attributes(), Convolution.shapeOf(dx), Convolution.shapeOf(w));
    Convolution.meetings(
        geometry,
        dx.shape()[0],
        (image, weight, result) -> dx.data()[image] += dy.get(result) * w.get(weight));
    return dx;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape images = emission.resultType().shape();
    return KernelCall.statement(
        "conv2dInputGradient",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(images.dim(0)),
        Convolution.text(
            Convolution.geometry(emission.attributes(), images, emission.type(1).shape())),
        false);
  }

  @Override
  public List<Sample> samples() {
    return Convolution.examples().stream()
        .map(example ->
            Sample.of(
                example.attributes().with("images", example.images()),
                example.result(),
                example.weight()))
        .toList();
  }
}
