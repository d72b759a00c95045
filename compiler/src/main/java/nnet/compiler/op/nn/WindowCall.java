package nnet.compiler.op.nn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private WindowCall() {}

  /** Why this is no image or these are no settings of a window; empty where all is well. */
  static Optional<Built.Problem> problem(Application application, String name) {
    Tensor image = application.operand(0);
    Optional<Built.Problem> refused = Refusals.unlessNumeric(name, application.operands());
    if (refused.isPresent()) {
      return refused;
    }
    if (image.rank() != 3) {
      return Optional.of(
          new Built.Problem(
              Code.RANK_MISMATCH,
              "`" + name + "` needs an image: height, width and channels",
              Map.of(0, image.describe()),
              List.of(),
              image.rank() == 2
                  ? "add an axis for one channel: reshape(..., shape: "
                      + image.shape().insert(2, Dim.ONE)
                      + ")"
                  : null));
    }
    return optionProblem(application.options());
  }

  private static Optional<Built.Problem> optionProblem(Options options) {
    Optional<String> word = options.wordOrIntegers("padding");
    if (word.isPresent() && !List.of("same", "valid").contains(word.get())) {
      return bad("`padding` is `same`, `valid` or numbers, not `" + word.get() + "`");
    }
    for (String name : List.of("kernel", "stride", "dilation", "padding")) {
      boolean numbers = options.has(name) && options.wordOrIntegers(name).isEmpty();
      Optional<Built.Problem> problem = numbers ? numberProblem(options, name) : Optional.empty();
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private static Optional<Built.Problem> numberProblem(Options options, String name) {
    List<Dim> numbers = options.integers(name);
    if (numbers.isEmpty() || numbers.size() > 2) {
      return bad("`" + name + "` is one number, or one for height and one for width");
    }
    long least = name.equals("padding") ? 0 : 1;
    boolean small = numbers.stream().anyMatch(number -> number.constant().orElse(least) < least);
    return small ? bad("`" + name + "` must be at least " + least) : Optional.empty();
  }

  private static Optional<Built.Problem> bad(String message) {
    return Optional.of(Built.problem(Code.BAD_OPTION, message));
  }

  /** The window along height (0) or width (1) for a kernel of this size. */
  static Window window(Application application, Dim kernel, int axis) {
    Options options = application.options();
    int stride = Window.pick(options.integers("stride"), axis).size();
    int dilation =
        options.has("dilation") ? Window.pick(options.integers("dilation"), axis).size() : 1;
    Window.Setting setting =
        new Window.Setting(kernel, stride, dilation, Window.padding(options, axis));
    return Window.of(application.operand(0).shape().dim(axis), setting);
  }

  /** A window that has no place in the image. */
  static Optional<Built.Problem> tooLarge(
      Application application, List<Dim> kernel, Window height, Window width) {
    boolean empty =
        height.output().constant().orElse(1L) < 1 || width.output().constant().orElse(1L) < 1;
    if (!empty) {
      return Optional.empty();
    }
    return Optional.of(
        new Built.Problem(
            Code.DIMENSION,
            "a window of " + kernel.get(0) + " by " + kernel.get(1) + " does not fit this image",
            Map.of(0, application.operand(0).describe()),
            List.of(),
            "`padding: same` keeps height and width"));
  }

  /** The attributes that say where the window is. */
  static Attributes attributes(Application application, Window height, Window width) {
    List<Dim> strides = application.options().integers("stride");
    return Attributes.of(
            "strides", List.of(Window.pick(strides, 0).size(), Window.pick(strides, 1).size()))
        .with("padding", List.of(height.before(), width.before()))
        .with("output", Shape.of(height.output(), width.output()));
  }

  /** The operator on images; an image that is the same for all examples is a batch of one. */
  static Value apply(Application application, Operator operator, Attributes attributes) {
    Tensor image = application.operand(0);
    Shape shape = image.value().type().shape();
    Value images =
        image.perExample()
            ? image.value()
            : Reshape.to(application.builder(), image.value(), shape.insert(0, Dim.ONE));
    Value[] values =
        application.operands().size() == 1
            ? new Value[] {images}
            : new Value[] {images, application.operand(1).value()};
    Value result = application.apply(operator, attributes, values);
    return image.perExample()
        ? result
        : Reshape.to(application.builder(), result, result.type().shape().without(0));
  }
}
