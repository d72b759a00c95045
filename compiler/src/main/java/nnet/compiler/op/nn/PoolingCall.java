package nnet.compiler.op.nn;

import static nnet.compiler.op.Padding.LOWEST;
import static nnet.compiler.op.Padding.filled;

import java.util.ArrayList;
import java.util.List;
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
import nnet.compiler.op.Padding;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Divide;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Pad;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;

/** Pooling of a sequence, an image or a volume: the rank of the tensor says which. */
public final class PoolingCall implements Builtin {
  public static final PoolingCall MAX =
      new PoolingCall("max_pooling", "The largest number of each window.", MaxPool2d.INSTANCE);
  public static final PoolingCall AVERAGE =
      new PoolingCall("average_pooling", "The mean of each window.", AveragePool2d.INSTANCE);

  private static final String COUNTED = "count_include_pad";

  private final String name;
  private final String summary;
  private final Pooling operator;

  private PoolingCall(String name, String summary, Pooling operator) {
    this.name = name;
    this.summary = summary;
    this.operator = operator;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Documentation documentation() {
    return new Documentation(
        summary
            + " Without `stride` windows lie side by side; with `ceil_mode` a last one may end"
            + " outside.",
        operator.documentation().formula(),
        "PyTorch, MaxPool2d and AvgPool2d");
  }

  @Override
  public String example() {
    return """
    input image: f32[4, 4, 2]
    output result = %s(image, kernel: 2)\
    """
        .formatted(name);
  }

  @Override
  public Optional<Signature> signature() {
    Signature signature =
        Signature.of("x")
            .with("kernel", OptionKind.INTEGERS, List.of(Dim.of(2)))
            .with("stride", OptionKind.INTEGERS, List.of())
            .with("padding", OptionKind.PADDING, "valid")
            .with("ceil_mode", OptionKind.FLAG, false);
    return Optional.of(
        operator == AveragePool2d.INSTANCE
            ? signature.with(COUNTED, OptionKind.FLAG, false)
            : signature);
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    int rank = application.operand(0).rank();
    WindowCall call = new WindowCall(application, Axes.of(Math.clamp(rank - 1, 1, 3)));
    Optional<Built.Problem> problem = call.problem(name);
    if (problem.isPresent()) {
      return problem.get();
    }
    List<Dim> kernel = call.numbers("kernel").stream().map(Dim::of).toList();
    boolean touching = application.options().integers("stride").isEmpty();
    List<Integer> strides = call.numbers(touching ? "kernel" : "stride");
    List<Window.Setting> settings = call.settings(kernel, strides);
    List<Window> windows = call.windows(settings);
    return call.tooLarge(kernel, windows)
        .or(() -> emptyWindow(settings))
        .<Built>map(wrong -> wrong)
        .orElseGet(() -> built(application, settings, windows));
  }

  /** A window in the padding alone has no largest number and no mean. */
  private static Optional<Built.Problem> emptyWindow(List<Window.Setting> settings) {
    boolean empty =
        settings.stream()
            .anyMatch(setting ->
                setting.padding() instanceof AxisPadding.Zeros zeros
                    && Math.max(zeros.before(), zeros.behind()) >= setting.kernel().size());
    return empty
        ? Optional.of(
            Built.problem(
                Code.BAD_OPTION,
                "`padding` must be smaller than `kernel`: a window would see nothing else"))
        : Optional.empty();
  }

  /**
   * What is behind the end of an example is less than all of it, or zero. A mean that does not
   * count what is outside is divided by the mean of ones where the example is.
   */
  private Built built(
      Application application, List<Window.Setting> settings, List<Window> windows) {
    Tensor image = application.operand(0);
    List<Integer> axes = IntStream.range(0, image.rank() - 1).boxed().toList();
    double behind = operator == MaxPool2d.INSTANCE ? LOWEST : 0;
    Tensor filled = filled(application, image, axes, behind);
    Tensor pooled = pooled(application, filled, settings, windows);
    boolean ragged = axes.stream().anyMatch(axis -> image.shape().dim(axis).isRagged());
    if (!ragged || operator == MaxPool2d.INSTANCE || counts(application)) {
      return Built.of(pooled);
    }
    Tensor ones =
        BroadcastTo.example(
            application, Padding.counts(application, image.shape(), axes), image.shape(), true);
    Tensor inside = pooled(application, ones, settings, windows);
    return Divide.INSTANCE.build(application.of(pooled, inside));
  }

  private static boolean counts(Application application) {
    Options options = application.options();
    return options.has(COUNTED) && options.flag(COUNTED);
  }

  private Tensor pooled(
      Application application, Tensor given, List<Window.Setting> settings, List<Window> windows) {
    Tensor image = given;
    Range range = image.range();
    List<Window> places = new ArrayList<>(windows);
    if (counts(application)) {
      for (int axis = 0; axis < settings.size(); axis++) {
        image = padded(application, image, axis, settings.get(axis), windows.get(axis));
        places.set(axis, new Window(windows.get(axis).output(), 0));
      }
      range = range.union(Range.point(0));
    }
    Value value = new PlanePooling(application, operator).pooled(image, settings, places);
    return new Tensor(value, new Element.Real(range), image.perExample());
  }

  /** Zeros around one axis that count as elements; what a last window sees behind them does not. */
  private static Tensor padded(
      Application application, Tensor image, int axis, Window.Setting setting, Window window) {
    Dim seen =
        window.output().minus(Dim.ONE).times(Dim.of(setting.stride())).plus(setting.extent());
    Dim missing = seen.minus(image.shape().dim(axis)).minus(Dim.of(window.before()));
    long behind =
        setting.padding() instanceof AxisPadding.Zeros zeros
            ? zeros.behind()
            : Math.max(0, missing.constant().orElse(0L));
    Attributes around =
        Pad.attributes(image.graphAxis(axis), Dim.of(window.before()), Dim.of(behind));
    Value value = application.apply(Pad.INSTANCE, around, image.value());
    return new Tensor(value, image.element(), image.perExample());
  }
}
