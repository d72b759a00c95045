package nnet.compiler.op.shape;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Primitive;
import nnet.compiler.type.Dim;

/** The two halves of an axis, taken together. */
public final class Halves {
  private Halves() {}

  /** The most elements of an axis; while a name stands for it only shapes matter, and 1 will do. */
  public static long size(Application application, Value value, int axis) {
    return application.lengths().bounded(value.type().shape().dim(axis)).constant().orElse(1L);
  }

  /** The first half with the second, and behind it the element that is left of an odd size. */
  public static Value folded(
      Application application, Value value, int axis, long size, Primitive operator) {
    long half = size / 2;
    Value first = part(application, value, axis, 0, half);
    Value second = part(application, value, axis, half, 2 * half);
    Value both = application.apply(operator, Attributes.NONE, first, second);
    return size % 2 == 0
        ? both
        : application
            .builder()
            .apply(
                Concat.INSTANCE,
                Attributes.of("axis", axis),
                List.of(both, part(application, value, axis, size - 1, size)));
  }

  public static Value part(Application application, Value value, int axis, long from, long to) {
    return part(application, value, axis, Dim.of(from), Dim.of(to));
  }

  static Value part(Application application, Value value, int axis, Dim from, Dim to) {
    return application.apply(Slice.INSTANCE, Slice.attributes(axis, from, to), value);
  }
}
