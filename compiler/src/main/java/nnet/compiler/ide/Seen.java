package nnet.compiler.ide;

import java.util.Optional;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;

/**
 * What an expression came to.
 *
 * @param element of a tensor
 * @param shape of one example of it
 * @param other what it is where it is no tensor
 */
public record Seen(Optional<Element> element, Optional<Shape> shape, String other) {
  static Seen of(Tensor tensor) {
    return new Seen(Optional.of(tensor.element()), Optional.of(tensor.shape()), "");
  }

  static Seen of(String what) {
    return new Seen(Optional.empty(), Optional.empty(), what);
  }

  public boolean isTensor() {
    return element.isPresent();
  }

  /** The type of a tensor as users write it, or what else it is. */
  public String text() {
    return element.map(type -> type.describe(shape.orElse(Shape.SCALAR))).orElse(other);
  }

  /** The type in few letters: numbers are f32 if nothing else is said. */
  public String brief() {
    String text = text();
    return text.startsWith("f32[") ? text.substring("f32".length()) : text;
  }
}
