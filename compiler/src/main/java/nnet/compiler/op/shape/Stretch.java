package nnet.compiler.op.shape;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import nnet.compiler.op.Emission;
import nnet.compiler.op.KernelCall;
import nnet.compiler.op.Location;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** Copies of a stretch of one axis from a tensor into another: slices, padding, concatenation. */
final class Stretch {
  private Stretch() {}

  /**
   * One side of a copy.
   *
   * @param start the first element along the axis
   */
  record End(Location location, Shape shape, Dim start) {}

  static CodeBlock emit(Emission emission, int axis, Dim length, End from, End to) {
    AxisGroup axes = AxisGroup.single(axis);
    Dim inner = axes.inner(from.shape());
    return KernelCall.statement(
        "copyAlong",
        KernelCall.shifted(emission, from.location(), from.start().times(inner)),
        KernelCall.shifted(emission, to.location(), to.start().times(inner)),
        KernelCall.axes(
            emission,
            List.of(axes.outer(from.shape()), length.times(inner)),
            List.of(from.shape().dim(axis).times(inner), Dim.ONE),
            List.of(to.shape().dim(axis).times(inner), Dim.ONE)));
  }

  static void copy(NdArray from, int fromStart, NdArray to, int toStart, int axis, int length) {
    int[] source = AxisGroup.single(axis).sizes(from.shape());
    int[] target = AxisGroup.single(axis).sizes(to.shape());
    int inner = source[2];
    for (int outer = 0; outer < source[0]; outer++) {
      System.arraycopy(
          from.data(),
          (outer * source[1] + fromStart) * inner,
          to.data(),
          (outer * target[1] + toStart) * inner,
          length * inner);
    }
  }
}
