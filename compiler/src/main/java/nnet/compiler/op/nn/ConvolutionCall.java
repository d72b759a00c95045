package nnet.compiler.op.nn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.graph.Attributes;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/** How a call of {@code conv2d} is checked. */
final class ConvolutionCall {
  private ConvolutionCall() {}

  static Built build(Application application) {
    Tensor weight = application.operand(1);
    Dim groups = application.options().integer("groups");
    Optional<Built.Problem> problem =
        WindowCall.problem(application, "conv2d")
            .or(() -> weightProblem(application.operand(0), weight, groups));
    if (problem.isPresent()) {
      return problem.get();
    }
    Shape kernel = weight.shape().slice(0, 2);
    Window height = WindowCall.window(application, kernel.dim(0), 0);
    Window width = WindowCall.window(application, kernel.dim(1), 1);
    Optional<Built.Problem> large = WindowCall.tooLarge(application, kernel.dims(), height, width);
    if (large.isPresent()) {
      return large.get();
    }
    List<Dim> dilation = application.options().integers("dilation");
    Attributes attributes =
        Convolution.attributes(
            WindowCall.attributes(application, height, width),
            List.of(Window.pick(dilation, 0).size(), Window.pick(dilation, 1).size()),
            groups.size());
    return Built.of(
        new Tensor(
            WindowCall.apply(application, Conv2d.INSTANCE, attributes),
            Element.F32,
            application.operand(0).perExample()));
  }

  private static Optional<Built.Problem> weightProblem(Tensor image, Tensor weight, Dim groups) {
    if (weight.rank() != 4) {
      return mismatch(image, weight, "weights are [height, width, channels / groups, filters]");
    }
    if (weight.perExample()) {
      return Optional.of(
          Built.problem(Code.NOT_YET, "the weights must be the same for every example"));
    }
    if (groups.constant().orElse(0L) < 1) {
      return Optional.of(
          Built.problem(Code.BAD_OPTION, "`groups` must be a whole number of at least 1"));
    }
    Dim channels = weight.shape().dim(2).times(groups);
    if (channels.differsAlways(image.shape().dim(2))) {
      String note =
          "the image has " + image.shape().dim(2) + " channels, the weights are for " + channels;
      return mismatch(image, weight, note);
    }
    Dim filters = weight.shape().dim(3);
    boolean uneven = filters.isConstant() && filters.dividedBy(groups).isEmpty();
    return uneven
        ? Optional.of(
            Built.problem(
                Code.INEXACT_DIVISION,
                filters + " filters cannot be divided into " + groups + " groups"))
        : Optional.empty();
  }

  private static Optional<Built.Problem> mismatch(Tensor image, Tensor weight, String note) {
    return Optional.of(
        new Built.Problem(
            Code.SHAPE_MISMATCH,
            "these weights do not fit this image",
            Map.of(0, image.describe(), 1, weight.describe()),
            List.of(note),
            null));
  }
}
