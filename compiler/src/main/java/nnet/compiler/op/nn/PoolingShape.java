package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.graph.Attributes;
import nnet.compiler.op.Emission;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Pooling2d;

/** What the attributes of a {@link Pooling} say. */
final class PoolingShape {
  private PoolingShape() {}

  /** For tests: windows that overlap, and some that lie partly outside. */
  static Attributes example() {
    return Attributes.of("strides", List.of(2, 2))
        .with("kernel", List.of(3, 2))
        .with("padding", List.of(1, 0))
        .with("output", Shape.of(3, 2))
        .with("images", Shape.of(Dim.BATCH, Dim.of(5), Dim.of(4), Dim.of(2)));
  }

  static Shape images(Attributes attributes) {
    return attributes.shape("images");
  }

  static Shape results(Attributes attributes) {
    Shape images = images(attributes);
    Shape output = attributes.shape("output");
    return Shape.of(images.dim(0), output.dim(0), output.dim(1), images.dim(3));
  }

  static Pooling2d geometry(Attributes attributes) {
    List<Integer> kernel = attributes.integers("kernel");
    List<Integer> strides = attributes.integers("strides");
    List<Integer> padding = attributes.integers("padding");
    Shape images = images(attributes);
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

  /** The geometry as a constant of the emitted class. */
  static CodeBlock constant(Emission emission) {
    Pooling2d g = geometry(emission.attributes());
    String images = g.height() + "x" + g.width() + "x" + g.channels();
    String name = "pooling " + images + " " + g.kernelHeight() + "x" + g.kernelWidth();
    CodeBlock numbers =
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
            .map(number -> CodeBlock.of("$L", number))
            .collect(CodeBlock.joining(",$W"));
    return emission.constant(
        name, Pooling2d.class, CodeBlock.of("new $T($L)", Pooling2d.class, numbers));
  }

  /** The places in the images that element {@code result} of the results is made of. */
  static int[] window(Pooling2d g, int result) {
    int channel = result % g.channels();
    int pixel = result / g.channels();
    int column = pixel % g.outputWidth();
    int row = pixel / g.outputWidth() % g.outputHeight();
    int image = pixel / g.outputWidth() / g.outputHeight();
    int[] places = new int[g.kernelHeight() * g.kernelWidth()];
    int count = 0;
    for (int y = g.firstRow(row); y < g.endRow(row); y++) {
      for (int x = g.firstColumn(column); x < g.endColumn(column); x++) {
        places[count++] = ((image * g.height() + y) * g.width() + x) * g.channels() + channel;
      }
    }
    return java.util.Arrays.copyOf(places, count);
  }
}
