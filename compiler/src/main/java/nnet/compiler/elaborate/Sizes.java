package nnet.compiler.elaborate;

import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.source.Span;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** No size and no tensor may outgrow what an array holds. */
final class Sizes {
  static final long MOST = Integer.MAX_VALUE;

  private final Reports reports;

  Sizes(Reports reports) {
    this.reports = reports;
  }

  static boolean isTooLarge(Dim size) {
    Optional<Long> value = size.constant();
    return size.isConstant() && (value.isEmpty() || Math.abs(value.get()) > MOST);
  }

  /** Whether a tensor of this shape can be; where it cannot, that is reported. */
  boolean fits(Shape shape, Activation at, Span span) {
    Dim elements = shape.dims().stream().filter(Dim::isConstant).reduce(Dim.ONE, Dim::times);
    if (!isTooLarge(elements)) {
      return true;
    }
    reports.error(
        at,
        Code.TOO_LARGE,
        span,
        "f32" + shape + " has more than the " + MOST + " elements that an array holds");
    return false;
  }

  /** Whether a whole number can be a size; where it cannot, that is reported. */
  boolean fits(Dim size, Activation at, Span span) {
    if (!isTooLarge(size)) {
      return true;
    }
    reports.error(
        at, Code.TOO_LARGE, span, size + " is more than the " + MOST + " that a size can be");
    return false;
  }
}
