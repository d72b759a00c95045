package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.op.Emission;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Convolution2d;
import nnet.runtime.kernel.Convolution3d;

/** What the attributes of a {@link Convolution} say: {@code strides}, {@code images} and so on. */
final class ConvolutionShape {
  private ConvolutionShape() {}

  /** The attributes of all three operators, from those of the windows. */
  static Attributes attributes(
      Attributes windows, List<Integer> dilations, int groups, Shape images, Shape weights) {
    return windows
        .with("dilations", dilations)
        .with("groups", groups)
        .with("images", images)
        .with("weights", weights);
  }

  static Shape of(Attributes attributes, Convolution.Part part) {
    Shape images = attributes.shape("images");
    Shape weights = attributes.shape("weights");
    return switch (part) {
      case IMAGES -> images;
      case WEIGHTS -> weights;
      case RESULTS ->
          Shape.of(images.dim(0)).plus(attributes.shape("output")).plus(Shape.of(weights.last()));
    };
  }

  /** The geometry as the runtime takes it; an image is a volume of depth 1. */
  static Convolution3d geometry(Attributes attributes) {
    Shape images = attributes.shape("images");
    Shape weights = attributes.shape("weights");
    Shape output = attributes.shape("output");
    List<Integer> strides = attributes.integers("strides");
    List<Integer> dilations = attributes.integers("dilations");
    List<Integer> padding = attributes.integers("padding");
    int axes = output.rank();
    Convolution2d plane =
        new Convolution2d(
            images.dim(axes - 1).size(),
            images.dim(axes).size(),
            images.dim(axes + 1).size(),
            weights.dim(axes - 2).size(),
            weights.dim(axes - 1).size(),
            weights.last().size(),
            strides.get(axes - 2),
            strides.get(axes - 1),
            dilations.get(axes - 2),
            dilations.get(axes - 1),
            padding.get(axes - 2),
            padding.get(axes - 1),
            output.dim(axes - 2).size(),
            output.dim(axes - 1).size(),
            attributes.integer("groups"));
    return axes == 2
        ? new Convolution3d(1, 1, 1, 1, 0, 1, plane)
        : new Convolution3d(
            images.dim(1).size(),
            weights.dim(0).size(),
            strides.get(0),
            dilations.get(0),
            padding.get(0),
            output.dim(0).size(),
            plane);
  }

  /** The geometry as a constant of the emitted class. */
  static CodeBlock constant(Emission emission) {
    Convolution3d g = geometry(emission.attributes());
    Convolution2d p = g.plane();
    String images = p.height() + "x" + p.width() + "x" + p.channels();
    String kernel = p.kernelHeight() + "x" + p.kernelWidth() + "x" + p.filters();
    if (emission.attributes().shape("output").rank() == 2) {
      String name = "convolution " + images + " " + kernel;
      return emission.constant(name, Convolution2d.class, text(p));
    }
    String name = "convolution " + g.depth() + "x" + images + " " + g.kernelDepth() + "x" + kernel;
    return emission.constant(
        name,
        Convolution3d.class,
        CodeBlock.of(
            "new $T($L, $L, $L, $L, $L, $L, $L)",
            Convolution3d.class,
            g.depth(),
            g.kernelDepth(),
            g.strideDepth(),
            g.dilationDepth(),
            g.padFront(),
            g.outputDepth(),
            text(p)));
  }

  private static CodeBlock text(Convolution2d g) {
    CodeBlock numbers =
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
            .map(number -> CodeBlock.of("$L", number))
            .collect(CodeBlock.joining(",$W"));
    return CodeBlock.of("new $T($L)", Convolution2d.class, numbers);
  }

  /** Takes note that an element of an image, a weight and an element of a result meet. */
  @FunctionalInterface
  interface Meeting {
    void at(int image, int weight, int result);
  }

  static void meetings(Convolution3d g, int batch, Meeting meeting) {
    Convolution2d plane = g.plane();
    for (int frame = 0; frame < batch * g.outputDepth(); frame++) {
      for (int k = 0; k < g.kernelDepth(); k++) {
        int depth = g.inputFrame(frame % g.outputDepth(), k);
        if (0 <= depth && depth < g.depth()) {
          int source = (frame / g.outputDepth() * g.depth() + depth) * plane.inputSize();
          int weight = k * plane.weightSize();
          int result = frame * plane.outputSize();
          meetings(plane, (i, w, r) -> meeting.at(source + i, weight + w, result + r));
        }
      }
    }
  }

  private static void meetings(Convolution2d g, Meeting meeting) {
    for (int pixel = 0; pixel < g.outputHeight() * g.outputWidth(); pixel++) {
      for (int tap = 0; tap < g.taps(); tap++) {
        int y = g.inputRow(pixel / g.outputWidth(), tap / g.kernelWidth());
        int x = g.inputColumn(pixel % g.outputWidth(), tap % g.kernelWidth());
        if (0 <= y && y < g.height() && 0 <= x && x < g.width()) {
          channels(g, (y * g.width() + x) * g.channels(), tap, pixel, meeting);
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
}
