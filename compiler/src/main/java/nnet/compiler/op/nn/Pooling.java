package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Operator;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Pooling2d;

/** What pooling operators have in common. */
final class Pooling {
  static final Signature SIGNATURE =
      Signature.of("x")
          .with("kernel", OptionKind.INTEGERS, List.of(Dim.of(2)))
          .with("stride", OptionKind.INTEGERS, List.of(Dim.of(2)))
          .with("padding", OptionKind.WORD_OR_INTEGERS, "valid");

  /** Shapes for tests. */
  static final Shape IMAGES = Shape.of(Dim.BATCH, Dim.of(5), Dim.of(4), Dim.of(2));

  static final Shape RESULTS = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(2), Dim.of(2));

  private Pooling() {}

  /** The attributes of the node that gives {@link #RESULTS} of {@link #IMAGES}. */
  static Attributes example() {
    return Attributes.of("strides", List.of(2, 2))
        .with("kernel", List.of(3, 2))
        .with("padding", List.of(1, 0))
        .with("output", Shape.of(3, 2));
  }

  static Built build(Application application, Operator operator) {
    Optional<Built.Problem> problem = WindowCall.problem(application, operator.name());
    if (problem.isPresent()) {
      return problem.get();
    }
    List<Dim> sizes = application.options().integers("kernel");
    List<Dim> kernel = List.of(Window.pick(sizes, 0), Window.pick(sizes, 1));
    Window height = WindowCall.window(application, kernel.get(0), 0);
    Window width = WindowCall.window(application, kernel.get(1), 1);
    Optional<Built.Problem> large = WindowCall.tooLarge(application, kernel, height, width);
    if (large.isPresent()) {
      return large.get();
    }
    Attributes attributes =
        WindowCall.attributes(application, height, width)
            .with("kernel", kernel.stream().map(Dim::size).toList());
    Tensor image = application.operand(0);
    return Built.of(
        new Tensor(
            WindowCall.apply(application, operator, attributes),
            new Element.Real(image.range()),
            image.perExample()));
  }

  static Shape result(Attributes attributes, Shape images) {
    Shape output = attributes.shape("output");
    return Shape.of(images.dim(0), output.dim(0), output.dim(1), images.dim(3));
  }

  static Pooling2d geometry(Attributes attributes, Shape images) {
    List<Integer> kernel = attributes.integers("kernel");
    List<Integer> strides = attributes.integers("strides");
    List<Integer> padding = attributes.integers("padding");
    Shape output = attributes.shape("output");
    return new Pooling2d(
        images.dim(1).size(),
        images.dim(2).size(),
        images.dim(3).size(),
        kernel.get(0),
        kernel.get(1),
        strides.get(0),
        strides.get(1),
        padding.get(0),
        padding.get(1),
        output.dim(0).size(),
        output.dim(1).size());
  }

  static CodeBlock text(Pooling2d g) {
    String numbers =
        Stream.of(
                g.height(),
                g.width(),
                g.channels(),
                g.kernelHeight(),
                g.kernelWidth(),
                g.strideHeight(),
                g.strideWidth(),
                g.padTop(),
                g.padLeft(),
                g.outputHeight(),
                g.outputWidth())
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    return CodeBlock.of("new $T($L)", Pooling2d.class, numbers);
  }

  /** The places in the images that element {@code result} of the results is made of. */
  static int[] window(Pooling2d g, int result) {
    int channel = result % g.channels();
    int pixel = result / g.channels();
    int column = pixel % g.outputWidth() * g.strideWidth() - g.padLeft();
    int row = pixel / g.outputWidth() % g.outputHeight() * g.strideHeight() - g.padTop();
    int image = pixel / g.outputWidth() / g.outputHeight();
    int[] places = new int[g.kernelHeight() * g.kernelWidth()];
    int count = 0;
    for (int y = Math.max(0, row); y < Math.min(g.height(), row + g.kernelHeight()); y++) {
      for (int x = Math.max(0, column); x < Math.min(g.width(), column + g.kernelWidth()); x++) {
        places[count++] = ((image * g.height() + y) * g.width() + x) * g.channels() + channel;
      }
    }
    return java.util.Arrays.copyOf(places, count);
  }
}
