package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Convolution2d;

/** The three operators of one convolution as sums over the same meetings of elements. */
final class Convolution {
  private Convolution() {}

  /** The attributes of the node from those of its windows. */
  static Attributes attributes(Attributes windows, List<Integer> dilations, int groups) {
    return windows.with("dilations", dilations).with("groups", groups);
  }

  /** The geometry as the runtime takes it, for images and weights of these shapes. */
  static Convolution2d geometry(Attributes attributes, Shape images, Shape weights) {
    List<Integer> strides = attributes.integers("strides");
    List<Integer> dilations = attributes.integers("dilations");
    List<Integer> padding = attributes.integers("padding");
    Shape output = attributes.shape("output");
    return new Convolution2d(
        images.dim(1).size(),
        images.dim(2).size(),
        images.dim(3).size(),
        weights.dim(0).size(),
        weights.dim(1).size(),
        weights.dim(3).size(),
        strides.get(0),
        strides.get(1),
        dilations.get(0),
        dilations.get(1),
        padding.get(0),
        padding.get(1),
        output.dim(0).size(),
        output.dim(1).size(),
        attributes.integer("groups"));
  }

  /** The geometry as Java text. */
  static CodeBlock text(Convolution2d g) {
    String numbers =
        Stream.of(
                g.height(),
                g.width(),
                g.channels(),
                g.kernelHeight(),
                g.kernelWidth(),
                g.filters(),
                g.strideHeight(),
                g.strideWidth(),
                g.dilationHeight(),
                g.dilationWidth(),
                g.padTop(),
                g.padLeft(),
                g.outputHeight(),
                g.outputWidth(),
                g.groups())
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    return CodeBlock.of("new $T($L)", Convolution2d.class, numbers);
  }

  /** Takes note that an element of an image, a weight and an element of a result meet. */
  @FunctionalInterface
  interface Meeting {
    void at(int image, int weight, int result);
  }

  static void meetings(Convolution2d g, int batch, Meeting meeting) {
    for (int pixel = 0; pixel < batch * g.outputHeight() * g.outputWidth(); pixel++) {
      for (int tap = 0; tap < g.taps(); tap++) {
        int image = pixel / (g.outputHeight() * g.outputWidth());
        int row = pixel / g.outputWidth() % g.outputHeight() * g.strideHeight();
        int column = pixel % g.outputWidth() * g.strideWidth();
        int y = row + tap / g.kernelWidth() * g.dilationHeight() - g.padTop();
        int x = column + tap % g.kernelWidth() * g.dilationWidth() - g.padLeft();
        if (0 <= y && y < g.height() && 0 <= x && x < g.width()) {
          int source = ((image * g.height() + y) * g.width() + x) * g.channels();
          channels(g, source, tap, pixel, meeting);
        }
      }
    }
  }

  private static void channels(Convolution2d g, int source, int tap, int pixel, Meeting meeting) {
    for (int filter = 0; filter < g.filters(); filter++) {
      int first = filter / g.groupFilters() * g.groupChannels();
      for (int channel = 0; channel < g.groupChannels(); channel++) {
        int weight = (tap * g.groupChannels() + channel) * g.filters() + filter;
        meeting.at(source + first + channel, weight, pixel * g.filters() + filter);
      }
    }
  }

  static Shape shapeOf(NdArray array) {
    return new Shape(java.util.Arrays.stream(array.shape()).mapToObj(Dim::of).toList());
  }

  /** A convolution for tests: its attributes and the shapes of images, weights and results. */
  record Example(Attributes attributes, Shape images, Shape weights, Shape results) {
    Sample.Operand image() {
      return Sample.Operand.of(-1, 1, images);
    }

    Sample.Operand weight() {
      return Sample.Operand.of(-1, 1, weights);
    }

    Sample.Operand result() {
      return Sample.Operand.of(-1, 1, results);
    }
  }

  static List<Example> examples() {
    return List.of(
        example(Shape.of(5, 4, 2), Shape.of(3, 2, 2, 3), List.of(1, 1), 0, Shape.of(3, 3), 1),
        example(Shape.of(5, 5, 2), Shape.of(3, 3, 2, 3), List.of(2, 2), 1, Shape.of(3, 3), 1),
        example(Shape.of(4, 4, 4), Shape.of(3, 3, 2, 4), List.of(1, 1), 1, Shape.of(4, 4), 2));
  }

  private static Example example(
      Shape image, Shape weights, List<Integer> strides, int padding, Shape output, int groups) {
    Attributes windows =
        Attributes.of("strides", strides)
            .with("padding", List.of(padding, padding))
            .with("output", output);
    return new Example(
        attributes(windows, List.of(1, 1), groups),
        image.insert(0, Dim.BATCH),
        weights,
        output.insert(0, Dim.BATCH).plus(Shape.of(weights.last())));
  }
}
