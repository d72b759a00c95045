package nnet.compiler.elaborate;

import java.util.Collections;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a scan behind the end of an example. They change nothing: what is carried stays. So
 * that nothing in them is infinite either, they compute what a first step does.
 */
final class ScanEnds {
  private final @Nullable Value valid;

  private ScanEnds(@Nullable Value valid) {
    this.valid = valid;
  }

  /** Where all examples have all steps. */
  static final ScanEnds NONE = new ScanEnds(null);

  /**
   * @param valid which examples have the step
   */
  static ScanEnds of(Value valid) {
    return new ScanEnds(valid);
  }

  /** The value where the example has this step, else the other one. */
  Tensor within(Tensor value, Tensor behind, Frame body) {
    if (valid == null) {
      return value;
    }
    Shape ones = new Shape(Collections.nCopies(value.rank() + 1, Dim.ONE));
    Value condition = Reshape.to(body.builder, valid, ones.with(0, Dim.BATCH));
    Value chosen = new Arithmetic(body.builder).select(condition, value.value(), behind.value());
    return new Tensor(chosen, value.element(), true);
  }
}
