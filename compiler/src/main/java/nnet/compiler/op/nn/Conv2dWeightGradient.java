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

/** The derivative of a convolution by its weights. */
public final class Conv2dWeightGradient extends KernelOperator {
  public static final Conv2dWeightGradient INSTANCE = new Conv2dWeightGradient();

  private Conv2dWeightGradient() {
    super(
        "conv2d_weight_gradient",
        new Documentation(
            "The derivative of a convolution by its weights.",
            "dw[i, j, k, f] = sum over r, c of x[r s + i, c s + j, k] dy[r, c, f]",
            ""));
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    require(operands.get(0).rank() == 4 && operands.get(1).rank() == 4, operands);
    return ValueType.of(attributes.shape("weights"));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Value x = backward.operand(0);
    Value dy = backward.operand(1);
    Value g = backward.gradient();
    Attributes attributes = backward.attributes();
    return Arrays.asList(
        backward.apply(
            Conv2dInputGradient.INSTANCE, attributes.with("images", x.type().shape()), dy, g),
        backward.apply(Conv2d.INSTANCE, attributes, x, g));
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray dy = evaluation.operand(1);
    NdArray dw = evaluation.result();
    Convolution2d geometry =
        Convolution.geometry(
            evaluation.attributes(), Convolution.shapeOf(x), Convolution.shapeOf(dw));
    Convolution.meetings(
        geometry,
        x.shape()[0],
        (image, weight, result) -> dw.data()[weight] += x.get(image) * dy.get(result));
    return dw;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape images = emission.type(0).shape();
    return KernelCall.statement(
        "conv2dWeightGradient",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(images.dim(0)),
        Convolution.text(
            Convolution.geometry(emission.attributes(), images, emission.resultType().shape())),
        false);
  }

  @Override
  public List<Sample> samples() {
    return Convolution.examples().stream()
        .map(example ->
            Sample.of(
                example.attributes().with("weights", example.weights()),
                example.image(),
                example.result()))
        .toList();
  }
}
