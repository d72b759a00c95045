package nnet.compiler.op.nn;

import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** Convolutions for tests, as attributes. */
final class ConvolutionExamples {
  private ConvolutionExamples() {}

  static Stream<Attributes> planes() {
    return Stream.of(
        example(Shape.of(5, 4, 2), Shape.of(3, 2, 2, 3), 1, 1, 0, Shape.of(3, 3), 1),
        example(Shape.of(5, 5, 2), Shape.of(3, 3, 2, 3), 2, 1, 1, Shape.of(3, 3), 1),
        example(Shape.of(5, 6, 2), Shape.of(3, 2, 2, 2), 1, 2, 1, Shape.of(3, 6), 1),
        example(Shape.of(4, 4, 4), Shape.of(3, 3, 2, 4), 1, 1, 1, Shape.of(4, 4), 2),
        example(Shape.of(4, 5, 3), Shape.of(3, 2, 1, 3), 2, 1, 1, Shape.of(2, 3), 3));
  }

  static Stream<Attributes> volumes() {
    return Stream.of(
        example(Shape.of(3, 4, 3, 2), Shape.of(2, 2, 2, 2, 3), 1, 1, 1, Shape.of(4, 5, 4), 1),
        example(Shape.of(4, 3, 4, 2), Shape.of(2, 1, 3, 1, 2), 2, 2, 1, Shape.of(2, 3, 1), 2));
  }

  private static Attributes example(
      Shape image, Shape weights, int stride, int dilation, int pad, Shape output, int groups) {
    Attributes windows =
        Attributes.of("strides", same(output, stride))
            .with("padding", same(output, pad))
            .with("output", output);
    Shape images = image.insert(0, Dim.BATCH);
    return ConvolutionShape.attributes(windows, same(output, dilation), groups, images, weights);
  }

  private static List<Integer> same(Shape output, int number) {
    return java.util.Collections.nCopies(output.rank(), number);
  }
}
