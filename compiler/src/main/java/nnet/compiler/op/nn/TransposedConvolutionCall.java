package nnet.compiler.op.nn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Options;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/** A transposed convolution: what the derivative of a convolution does to the gradient. */
public final class TransposedConvolutionCall implements Builtin {
  private static final String LAYOUT =
      "weights are [kernel ..., filters / groups, channels of the image]";

  @Override
  public String name() {
    return "convolve_transposed";
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        "Spreads each element by a kernel, so that strides enlarge; weights are [kernel ..., filters"
            + " / groups, channels of the image].",
        "y[r s + i, f] += x[r, k] w[i, f, k]",
        "Keras, keras.layers.Conv2DTranspose; PyTorch, ConvTranspose2d");
  }

  @Override
  public String example() {
    return """
    input image: f32[3, 3, 2]
    param weight: f32[2, 2, 5, 2] = glorot_uniform
    output result = convolve_transposed(image, weight, stride: 2)\
    """;
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(
        Signature.of("x", "weight")
            .with("stride", OptionKind.INTEGERS, List.of(Dim.ONE))
            .with("dilation", OptionKind.INTEGERS, List.of(Dim.ONE))
            .with("padding", OptionKind.PADDING, "valid")
            .with("output_padding", OptionKind.INTEGERS, List.of(Dim.ZERO))
            .with("groups", OptionKind.INTEGER, Dim.ONE));
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  /** Behind the end of an example are zeros, which spread nothing. */
  @Override
  public Built build(Application given) {
    Tensor weight = given.operand(1);
    Application application = given.of(ConvolutionCall.cleared(given), weight);
    if (weight.rank() < 3 || weight.rank() > 5) {
      return ConvolutionWeights.mismatch(application.operand(0), weight, LAYOUT);
    }
    WindowCall call = new WindowCall(application, Axes.of(weight.rank() - 2));
    Optional<Built.Problem> problem =
        call.problem(name())
            .or(() ->
                ConvolutionWeights.problem(
                    weight, application.options().integer("groups"), weight.shape().last()))
            .or(() -> channelProblem(application.operand(0), weight))
            .or(() -> outputPaddingProblem(application.options(), call));
    return problem.<Built>map(wrong -> wrong).orElseGet(() -> spread(application, call, weight));
  }

  private static Optional<Built.Problem> channelProblem(Tensor image, Tensor weight) {
    Dim channels = image.shape().last();
    Dim wanted = weight.shape().last();
    return channels.differsAlways(wanted)
        ? Optional.of(
            ConvolutionWeights.mismatch(
                image,
                weight,
                "the image has " + channels + " channels, the weights are for " + wanted))
        : Optional.empty();
  }

  private static Optional<Built.Problem> outputPaddingProblem(Options options, WindowCall call) {
    List<Integer> more = call.numbers("output_padding");
    boolean none = more.stream().allMatch(number -> number == 0);
    if (none) {
      return Optional.empty();
    }
    if (options.wordOrIntegers("padding").filter(word -> !word.equals("valid")).isPresent()) {
      return Optional.of(
          Built.problem(
              Code.BAD_OPTION,
              "`padding: same` gives the size times the stride: `output_padding` has no place"));
    }
    List<Integer> strides = call.numbers("stride");
    List<Integer> dilations = call.numbers("dilation");
    boolean fits =
        IntStream.range(0, more.size())
            .allMatch(axis -> more.get(axis) < Math.max(strides.get(axis), dilations.get(axis)));
    return fits
        ? Optional.empty()
        : Optional.of(
            Built.problem(
                Code.BAD_OPTION, "`output_padding` must be smaller than `stride` or `dilation`"));
  }

  private static Built spread(Application application, WindowCall call, Tensor weight) {
    int count = call.axes().count();
    List<Dim> kernel = weight.shape().slice(0, count).dims();
    List<Integer> strides = call.numbers("stride");
    List<Window.Setting> settings = call.settings(kernel, strides);
    List<Integer> more = call.numbers("output_padding");
    boolean valid = application.options().wordOrIntegers("padding").isPresent();
    List<Window> windows =
        IntStream.range(0, count)
            .mapToObj(axis ->
                Window.transposed(
                    application.operand(0).shape().dim(axis),
                    settings.get(axis),
                    more.get(axis),
                    valid))
            .toList();
    if (windows.stream().anyMatch(window -> window.output().constant().orElse(1L) < 1)) {
      return new Built.Problem(
          Code.DIMENSION,
          "`padding` takes away all of this " + call.axes().word,
          Map.of(0, application.operand(0).describe()),
          List.of(),
          "a transposed convolution takes `padding` off its result");
    }
    return Built.of(spread(application, call, weight, windows));
  }

  private static Tensor spread(
      Application application, WindowCall call, Tensor weight, List<Window> windows) {
    PlaneView view = new PlaneView(call.axes());
    int groups = application.options().integer("groups").size();
    Tensor image = application.operand(0);
    Shape example = view.of(image.shape());
    Value weights = Reshape.to(application.builder(), weight.value(), view.of(weight.shape()));
    Dim filters = weight.shape().dim(call.axes().count()).times(Dim.of(groups));
    Shape sizes = new Shape(windows.stream().map(Window::output).toList());
    Shape result = sizes.plus(Shape.of(filters));
    Shape batched = call.batched(example).type().shape();
    Attributes attributes =
        ConvolutionShape.attributes(
            WindowCall.attributes(view.of(call.numbers("stride"), 1), view.ofWindows(windows))
                .with("output", example.slice(0, example.rank() - 1)),
            view.of(call.numbers("dilation"), 1),
            groups,
            view.of(result).insert(0, batched.dim(0)),
            weights.type().shape());
    Value value =
        call.apply(view.convolution(Convolution.Part.IMAGES), attributes, example, result, weights);
    return new Tensor(value, Element.F32, image.perExample());
  }
}
