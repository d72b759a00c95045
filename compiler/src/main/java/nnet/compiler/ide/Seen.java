package nnet.compiler.ide;

import java.util.Optional;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Shape;

/**
 * What an expression came to.
 *
 * @param text the type of a tensor as users write it, or what else it is
 * @param shape of one example, where it is a tensor
 */
public record Seen(String text, Optional<Shape> shape) {
  static Seen of(Tensor tensor) {
    return new Seen(tensor.describe(), Optional.of(tensor.shape()));
  }

  static Seen of(String what) {
    return new Seen(what, Optional.empty());
  }

  public boolean isTensor() {
    return shape.isPresent();
  }

  /** The type in few letters: numbers are f32 if nothing else is said. */
  public String brief() {
    return text.startsWith("f32[") ? text.substring("f32".length()) : text;
  }
}
