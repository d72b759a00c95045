package nnet.examples.random;

import nnet.examples.random.Recipe.Step;
import nnet.examples.random.Shaped.Image;
import nnet.examples.random.Shaped.Vector;

/** What can be done to an image. */
final class Images {
  private Images() {}

  static Shaped write(Image x, Step step, Writer writer) {
    return switch (step.construct() % 12) {
      case 0 -> convolution(x, step, writer);
      case 1 -> pool(x, step, writer);
      case 2 -> residual(x, step, writer);
      case 3 -> concatenated(x, step, writer);
      case 4 -> flat(x, writer);
      case 5 -> global(x, step, writer);
      case 6 -> repeated(x, writer);
      case 7 -> depthwise(x, step, writer);
      case 8 -> block(x, step, writer);
      case 9 -> {
        writer.let("x -> group_norm(groups: " + x.channels() + ")");
        yield x;
      }
      default -> {
        AnyShape.write(step, writer);
        yield x;
      }
    };
  }

  private static Image depthwise(Image x, Step step, Writer writer) {
    int multiplier = 1 + step.a() % 2;
    writer.let("x -> depthwise_conv(kernel: 3, padding: same, multiplier: " + multiplier + ")");
    return new Image(x.height(), x.width(), x.channels() * multiplier);
  }

  private static Image block(Image x, Step step, Writer writer) {
    int channels = 1 + step.b() % 3;
    writer.let(
        switch (step.a() % 4) {
          case 0 -> "x -> separable_conv(" + channels + ", kernel: 2, padding: same)";
          case 1 -> "x -> conv_norm(" + channels + ")";
          case 2 -> "x -> weight_norm_conv(" + channels + ", padding: same)";
          default -> "x -> spectral_norm_conv(" + channels + ", padding: same)";
        });
    return new Image(x.height(), x.width(), channels);
  }

  private static Image residual(Image x, Step step, Writer writer) {
    String conv = "conv(" + x.channels() + ", kernel: 3, padding: same)";
    writer.let("x + (x -> " + conv + " -> " + AnyShape.activation(step.b()) + ")");
    return x;
  }

  private static Image concatenated(Image x, Step step, Writer writer) {
    int more = 1 + step.a() % 3;
    writer.let("concat(x, x -> conv(" + more + ", kernel: 1))");
    return new Image(x.height(), x.width(), x.channels() + more);
  }

  private static Vector flat(Image x, Writer writer) {
    writer.let("x -> flatten");
    return new Vector(x.height() * x.width() * x.channels());
  }

  private static Vector global(Image x, Step step, Writer writer) {
    writer.let("x -> global_" + (step.a() % 2 == 0 ? "average" : "max") + "_pool");
    return new Vector(x.channels());
  }

  private static Image repeated(Image x, Writer writer) {
    String conv = "conv(" + x.channels() + ", kernel: 3, padding: same, bias: false)";
    writer.line("repeat 2 { x = x -> " + conv + " -> batch_norm -> relu }");
    return x;
  }

  private static Image convolution(Image x, Step step, Writer writer) {
    int kernel = 1 + step.a() % 3;
    int stride = 1 + step.b() % 2;
    int groups = x.channels() % 2 == 0 && step.b() % 3 == 0 ? 2 : 1;
    int channels = groups * (1 + step.a() % 2);
    boolean same = step.b() % 4 < 2 || kernel > Math.min(x.height(), x.width());
    int dilation = stride == 1 && same && step.a() % 5 == 2 ? 2 : 1;
    writer.let(
        "x -> conv(%d, kernel: %d, stride: %d, dilation: %d, groups: %d, padding: %s)"
            .formatted(channels, kernel, stride, dilation, groups, word(same)));
    return after(x, kernel, stride, same, channels);
  }

  private static Image pool(Image x, Step step, Writer writer) {
    int kernel = 2 + step.b() % 2;
    boolean same = step.a() % 4 < 2 || kernel > Math.min(x.height(), x.width());
    String kind = step.a() % 2 == 0 ? "max_pool" : "average_pool";
    int stride = step.b() % 3 == 0 ? 1 : kernel;
    writer.let(
        "x -> %s(kernel: %d, stride: %d, padding: %s)".formatted(kind, kernel, stride, word(same)));
    return after(x, kernel, stride, same, x.channels());
  }

  private static String word(boolean same) {
    return same ? "same" : "valid";
  }

  private static Image after(Image x, int kernel, int stride, boolean same, int channels) {
    return new Image(
        after(x.height(), kernel, stride, same), after(x.width(), kernel, stride, same), channels);
  }

  private static int after(int size, int kernel, int stride, boolean same) {
    return same ? Math.ceilDiv(size, stride) : (size - kernel) / stride + 1;
  }
}
