package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
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
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Convolution2d;
import org.jspecify.annotations.Nullable;

/** The two-dimensional convolution of images with channels last. */
public final class Conv2d extends KernelOperator {
  public static final Conv2d INSTANCE = new Conv2d();

  private Conv2d() {
    super(
        "conv2d",
        new Documentation(
            "Slides a kernel over an image and sums what it weighs, channels last.",
            "y[r, c, f] = sum over i, j, k of x[r s + i, c s + j, k] w[i, j, k, f]",
            "Keras, keras.layers.Conv2D"),
        Signature.of("x", "weight")
            .with("stride", OptionKind.INTEGERS, List.of(Dim.ONE))
            .with("dilation", OptionKind.INTEGERS, List.of(Dim.ONE))
            .with("padding", OptionKind.WORD_OR_INTEGERS, "valid")
            .with("groups", OptionKind.INTEGER, Dim.ONE));
  }

  @Override
  public String rule() {
    return "conv(x, w)' = conv(x', w) + conv(x, w')";
  }

  @Override
  public String example() {
    return """
    input image: f32[4, 4, 2]
    param weight: f32[3, 3, 2, 5] = glorot_uniform
    output result = conv2d(image, weight, padding: same)\
    """;
  }

  @Override
  public Built build(Application application) {
    return ConvolutionCall.build(application);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    Shape images = operands.get(0).shape();
    Shape weights = operands.get(1).shape();
    require(images.rank() == 4 && weights.rank() == 4, operands);
    Dim channels = weights.dim(2).times(Dim.of(attributes.integer("groups")));
    require(!channels.differsAlways(images.dim(3)), operands);
    Shape output = attributes.shape("output");
    return ValueType.of(images.dim(0), output.dim(0), output.dim(1), weights.dim(3));
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Value x = backward.operand(0);
    Value w = backward.operand(1);
    Attributes attributes = backward.attributes();
    Value dx =
        backward.apply(
            Conv2dInputGradient.INSTANCE,
            attributes.with("images", x.type().shape()),
            backward.gradient(),
            w);
    Value dw =
        backward.apply(
            Conv2dWeightGradient.INSTANCE,
            attributes.with("weights", w.type().shape()),
            x,
            backward.gradient());
    return Arrays.asList(dx, dw);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    NdArray x = evaluation.operand(0);
    NdArray w = evaluation.operand(1);
    NdArray y = evaluation.result();
    Convolution2d geometry =
        Convolution.geometry(
            evaluation.attributes(), Convolution.shapeOf(x), Convolution.shapeOf(w));
    Convolution.meetings(
        geometry,
        x.shape()[0],
        (image, weight, result) -> y.data()[result] += x.get(image) * w.get(weight));
    return y;
  }

  @Override
  public CodeBlock emit(Emission emission) {
    Shape images = emission.type(0).shape();
    return KernelCall.statement(
        "conv2d",
        emission.operand(0).arguments(),
        emission.operand(1).arguments(),
        emission.result().arguments(),
        emission.size(images.dim(0)),
        Convolution.text(
            Convolution.geometry(emission.attributes(), images, emission.type(1).shape())));
  }

  @Override
  public List<Sample> samples() {
    return Convolution.examples().stream()
        .map(example -> Sample.of(example.attributes(), example.image(), example.weight()))
        .toList();
  }
}
