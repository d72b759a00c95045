package nnet.compiler.op.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Options;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** What calls of convolutions and pooling have in common: images and the options of windows. */
final class WindowCall {
  private static final List<String> WORDS = List.of("same", "valid");

  private final Application application;
  private final Axes axes;

  WindowCall(Application application, Axes axes) {
    this.application = application;
    this.axes = axes;
  }

  Axes axes() {
    return axes;
  }

  Tensor image() {
    return application.operand(0);
  }

  /** Why this is no image or these are no settings of a window; empty where all is well. */
  Optional<Built.Problem> problem(String name) {
    Optional<Built.Problem> refused = Refusals.unlessNumeric(name, application.operands());
    if (refused.isPresent()) {
      return refused;
    }
    if (image().rank() != axes.count() + 1) {
      return Optional.of(
          new Built.Problem(
              Code.RANK_MISMATCH,
              "`" + name + "` needs " + axes.shape,
              Map.of(0, image().describe()),
              List.of(),
              axes.channelHelp(image())));
    }
    return optionProblem(application.options());
  }

  private Optional<Built.Problem> optionProblem(Options options) {
    Optional<String> word = options.wordOrIntegers("padding");
    if (word.isPresent() && !WORDS.contains(word.get()) && !isCausal(word.get())) {
      return bad("`padding` is `same`, `valid` or numbers, not `" + word.get() + "`");
    }
    for (String name : List.of("kernel", "stride", "dilation", "padding", "output_padding")) {
      boolean numbers = options.has(name) && options.wordOrIntegers(name).isEmpty();
      Optional<Built.Problem> problem = numbers ? numberProblem(options, name) : Optional.empty();
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private boolean isCausal(String word) {
    return axes == Axes.SEQUENCE && word.equals("causal");
  }

  private Optional<Built.Problem> numberProblem(Options options, String name) {
    List<Integer> counts = new ArrayList<>(List.of(1, axes.count()));
    if (name.equals("padding")) {
      counts.add(2 * axes.count());
    } else if (name.equals("stride") && options.has("kernel")) {
      counts.add(0);
    }
    List<Dim> numbers = options.integers(name);
    if (!counts.contains(numbers.size())) {
      String sides = name.equals("padding") ? ", or two for each axis: before and behind" : "";
      return bad("`" + name + "` is " + axes.numbers + sides);
    }
    long least = name.endsWith("padding") ? 0 : 1;
    boolean small = numbers.stream().anyMatch(number -> number.constant().orElse(least) < least);
    return small ? bad("`" + name + "` must be at least " + least) : Optional.empty();
  }

  private static Optional<Built.Problem> bad(String message) {
    return Optional.of(Built.problem(Code.BAD_OPTION, message));
  }

  /** The numbers of an option, one for each axis. */
  List<Integer> numbers(String name) {
    List<Dim> numbers = application.options().integers(name);
    return each(axis -> Window.pick(numbers, axis).size());
  }

  private <T> List<T> each(IntFunction<T> ofAxis) {
    return IntStream.range(0, axes.count()).mapToObj(ofAxis).toList();
  }

  /** What the options say of each axis, for a kernel and strides of these sizes. */
  List<Window.Setting> settings(List<Dim> kernel, List<Integer> strides) {
    Options options = application.options();
    List<Integer> dilations = options.has("dilation") ? numbers("dilation") : each(axis -> 1);
    boolean roundsUp = options.has("ceil_mode") && options.flag("ceil_mode");
    return each(axis ->
        new Window.Setting(
            kernel.get(axis),
            strides.get(axis),
            dilations.get(axis),
            AxisPadding.of(options, axis, axes.count()),
            roundsUp));
  }

  List<Window> windows(List<Window.Setting> settings) {
    return each(axis -> Window.of(image().shape().dim(axis), settings.get(axis)));
  }

  /** A window that has no place in the image. */
  Optional<Built.Problem> tooLarge(List<Dim> kernel, List<Window> windows) {
    if (windows.stream().allMatch(window -> window.output().constant().orElse(1L) >= 1)) {
      return Optional.empty();
    }
    String size = kernel.stream().map(Dim::toString).collect(Collectors.joining(" by "));
    return Optional.of(
        new Built.Problem(
            Code.DIMENSION,
            "a window of " + size + " does not fit this " + axes.word,
            Map.of(0, image().describe()),
            List.of(),
            axes == Axes.IMAGE
                ? "`padding: same` keeps height and width"
                : "`padding: same` keeps the size"));
  }

  /** The attributes that say where windows are. */
  static Attributes attributes(List<Integer> strides, List<Window> windows) {
    return Attributes.of("strides", strides)
        .with("padding", windows.stream().map(Window::before).toList())
        .with("output", new Shape(windows.stream().map(Window::output).toList()));
  }

  /** The images as a batch: one that is the same for all examples is a batch of one. */
  Value batched(Shape example) {
    Value value = image().value();
    Dim batch = image().perExample() ? value.type().shape().dim(0) : Dim.ONE;
    return Reshape.to(application.builder(), value, example.insert(0, batch));
  }

  /** The operator on a batch of images of this shape, and its result in this one. */
  Value apply(
      Operator operator, Attributes attributes, Shape example, Shape result, Value... others) {
    List<Value> values = new ArrayList<>(List.of(batched(example)));
    values.addAll(List.of(others));
    Value made = application.apply(operator, attributes, values.toArray(new Value[0]));
    Shape full = Application.typeOf(result, image().perExample()).shape();
    return Reshape.to(application.builder(), made, full);
  }
}
