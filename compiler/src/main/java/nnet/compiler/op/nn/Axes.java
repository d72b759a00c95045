package nnet.compiler.op.nn;

import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import org.jspecify.annotations.Nullable;

/** What windows slide over: one, two or three axes, and then the channels. */
enum Axes {
  SEQUENCE("a sequence: steps and channels", "sequence", "one number"),
  IMAGE(
      "an image: height, width and channels",
      "image",
      "one number, or one for height and one for width"),
  VOLUME(
      "a volume: depth, height, width and channels",
      "volume",
      "one number, or one each for depth, height and width");

  final String shape;
  final String word;
  final String numbers;

  Axes(String shape, String word, String numbers) {
    this.shape = shape;
    this.word = word;
    this.numbers = numbers;
  }

  /** The kind with so many axes. */
  static Axes of(int count) {
    return values()[count - 1];
  }

  int count() {
    return ordinal() + 1;
  }

  /** What to write where the axis of channels is missing. */
  @Nullable String channelHelp(Tensor tensor) {
    return tensor.rank() == count()
        ? "add an axis for one channel: reshape(..., shape: "
            + tensor.shape().insert(count(), Dim.ONE)
            + ")"
        : null;
  }
}
