package nnet.compiler.op.nn;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * Pooling by the operators on images: a sequence is an image of height 1; a volume is pooled frame
 * by frame, and then over its depth. Maxima and means of boxes are those of their rows.
 */
record PlanePooling(Application application, Pooling operator) {

  Value pooled(Tensor tensor, List<Window.Setting> settings, List<Window> windows) {
    Shape shape = tensor.shape();
    Dim batch = tensor.perExample() ? tensor.value().type().shape().dim(0) : Dim.ONE;
    Dim channels = shape.last();
    Value value =
        switch (Axes.of(settings.size())) {
          case SEQUENCE ->
              plane(
                  tensor.value(),
                  Shape.of(batch, Dim.ONE, shape.dim(0), channels),
                  List.of(flat(), settings.get(0)),
                  List.of(Window.FLAT, windows.get(0)));
          case IMAGE -> plane(tensor.value(), shape.insert(0, batch), settings, windows);
          case VOLUME -> {
            Value frames =
                plane(
                    tensor.value(),
                    Shape.of(batch.times(shape.dim(0)), shape.dim(1), shape.dim(2), channels),
                    settings.subList(1, 3),
                    windows.subList(1, 3));
            Dim pixels = windows.get(1).output().times(windows.get(2).output());
            yield plane(
                frames,
                Shape.of(batch, shape.dim(0), pixels, channels),
                List.of(settings.get(0), flat()),
                List.of(windows.get(0), new Window(pixels, 0)));
          }
        };
    Shape output = new Shape(windows.stream().map(Window::output).toList());
    Shape result = output.plus(Shape.of(channels));
    return Reshape.to(
        application.builder(), value, Application.typeOf(result, tensor.perExample()).shape());
  }

  /** A window of one element. */
  private static Window.Setting flat() {
    return new Window.Setting(Dim.ONE, 1, 1, new AxisPadding.Zeros(0, 0), false);
  }

  private Value plane(
      Value value, Shape images, List<Window.Setting> settings, List<Window> windows) {
    Attributes attributes =
        WindowCall.attributes(settings.stream().map(Window.Setting::stride).toList(), windows)
            .with("kernel", settings.stream().map(setting -> setting.kernel().size()).toList())
            .with("images", images);
    return application.apply(
        operator, attributes, Reshape.to(application.builder(), value, images));
  }
}
