package nnet.compiler.reference;

import nnet.compiler.op.NdArray;
import org.jspecify.annotations.Nullable;

/**
 * A value and how it changes along a direction of the formals.
 *
 * @param tangent of the value's shape; null where the value does not change
 */
public record Dual(NdArray value, @Nullable NdArray tangent) {

  public static Dual constant(NdArray value) {
    return new Dual(value, null);
  }

  /** The tangent, zeros where there is none. */
  public NdArray change() {
    return tangent == null ? NdArray.zeros(value.shape()) : tangent;
  }
}
