package nnet.compiler.op.nn;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/** The convolution of a sequence, an image or a volume: the rank of the weights says which. */
public final class ConvolutionCall implements Builtin {
  private static final String LAYOUT = "weights are [kernel ..., channels / groups, filters]";

  @Override
  public String name() {
    return "convolve";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "Slides a kernel over a sequence, an image or a volume and sums what it weighs, channels"
            + " last; weights are [kernel ..., channels / groups, filters].",
        "y[r, f] = sum over i, k of x[r s + i, k] w[i, k, f]",
        "Keras, keras.layers.Conv2D");
  }

  @Override
  public String example() {
    return """
    input image: f32[4, 4, 2]
    param weight: f32[3, 3, 2, 5] = glorot_uniform
    output result = convolve(image, weight, padding: same)\
    """;
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x", "weight")
            .with("stride", OptionKind.INTEGERS, List.of(Dim.ONE))
            .with("dilation", OptionKind.INTEGERS, List.of(Dim.ONE))
            .with("padding", OptionKind.PADDING, "valid")
            .with("groups", OptionKind.INTEGER, Dim.ONE));
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  /** Behind the end of an example are zeros, as there are around it. */
  @Override
  public Built build(Application application) {
    Tensor weight = application.operand(1);
    return build(application.of(cleared(application), weight), name(), weight);
  }

  /** The image with zeros behind the end of each example. */
  static Tensor cleared(Application application) {
    Tensor image = application.operand(0);
    List<Integer> axes = IntStream.range(0, image.rank() - 1).boxed().toList();
    return Padding.filled(application, image, axes, 0);
  }

  static Built build(Application application, String name, Tensor weight) {
    if (weight.rank() < 3 || weight.rank() > 5) {
      return ConvolutionWeights.mismatch(application.operand(0), weight, LAYOUT);
    }
    Axes axes = Axes.of(weight.rank() - 2);
    WindowCall call = new WindowCall(application, axes);
    Dim groups = application.options().integer("groups");
    Dim given = weight.shape().dim(axes.count()).times(groups);
    Optional<Built.Problem> problem =
        call.problem(name)
            .or(() -> ConvolutionWeights.problem(weight, groups, weight.shape().last()))
            .or(() -> channelProblem(application.operand(0), weight, given));
    if (problem.isPresent()) {
      return problem.get();
    }
    List<Dim> kernel = weight.shape().slice(0, axes.count()).dims();
    List<Integer> strides = call.numbers("stride");
    List<Window> windows = call.windows(call.settings(kernel, strides));
    return call.tooLarge(kernel, windows)
        .<Built>map(large -> large)
        .orElseGet(() -> Built.of(convolved(application, call, weight, strides, windows)));
  }

  private static Optional<Built.Problem> channelProblem(Tensor image, Tensor weight, Dim given) {
    Dim channels = image.shape().last();
    return channels.differsAlways(given)
        ? Optional.of(
            ConvolutionWeights.mismatch(
                image,
                weight,
                "the image has " + channels + " channels, the weights are for " + given))
        : Optional.empty();
  }

  private static Tensor convolved(
      Application application,
      WindowCall call,
      Tensor weight,
      List<Integer> strides,
      List<Window> windows) {
    PlaneView view = new PlaneView(call.axes());
    Shape example = view.of(application.operand(0).shape());
    GroupMerge merged =
        GroupMerge.of(
            application,
            Reshape.to(application.builder(), weight.value(), view.of(weight.shape())),
            application.options().integer("groups").size());
    Value weights = merged.weights();
    Attributes attributes =
        ConvolutionShape.attributes(
            WindowCall.attributes(view.of(strides, 1), view.ofWindows(windows)),
            view.of(call.numbers("dilation"), 1),
            merged.groups(),
            call.batched(example).type().shape(),
            weights.type().shape());
    Shape result = new Shape(windows.stream().map(Window::output).toList());
    Value value =
        call.apply(
            view.convolution(Convolution.Part.RESULTS),
            attributes,
            example,
            result.plus(Shape.of(weight.shape().last())),
            weights);
    return new Tensor(value, Element.F32, application.operand(0).perExample());
  }
}
