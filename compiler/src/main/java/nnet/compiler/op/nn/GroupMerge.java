package nnet.compiler.op.nn;

import java.util.stream.LongStream;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Equal;
import nnet.compiler.op.shape.Arange;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * Groups of few filters become one group whose weights are zero where a filter does not see a
 * channel: a vector holds more filters than such a group has, so it costs no more to compute them
 * together.
 *
 * @param weights {@code [kernel ..., channels of a group, filters]}
 */
record GroupMerge(Value weights, int groups) {
  /** Filters that are worth a product of their own. */
  private static final long ENOUGH = 16;

  static GroupMerge of(Application application, Value weights, int groups) {
    Shape shape = weights.type().shape();
    Dim channels = shape.dim(shape.rank() - 2);
    if (groups == 1 || !channels.isConstant() || !shape.last().isConstant()) {
      return new GroupMerge(weights, groups);
    }
    int filters = shape.last().size() / groups;
    boolean depthwise = channels.is(1) && filters == 1;
    int together = depthwise ? 1 : together(groups, filters);
    return together == 1
        ? new GroupMerge(weights, groups)
        : new GroupMerge(merged(application, weights, groups, together), groups / together);
  }

  /** How many groups become one: a divisor of their number. */
  private static int together(int groups, int filters) {
    return (int)
        LongStream.rangeClosed(1, Math.max(1, ENOUGH / filters))
            .filter(count -> groups % count == 0)
            .max()
            .orElse(1);
  }

  private static Value merged(Application application, Value weights, int groups, int together) {
    Shape shape = weights.type().shape();
    Shape kernel = shape.slice(0, shape.rank() - 2);
    Dim channels = shape.dim(shape.rank() - 2);
    Dim count = Dim.of(together);
    Dim filters = Dim.of(shape.last().size() / groups);
    Shape of = Shape.of(channels, Dim.of(groups / together), count, filters);
    Value each =
        Reshape.to(application.builder(), weights, Shape.of(kernel.elements(), Dim.ONE).plus(of));
    Shape wide = Shape.of(kernel.elements(), count).plus(of);
    Arithmetic arithmetic = new Arithmetic(application.builder());
    Value own =
        arithmetic.where(
            BroadcastTo.to(application.builder(), sees(application, arithmetic, count), wide),
            BroadcastTo.to(application.builder(), each, wide));
    Shape result = kernel.plus(Shape.of(count.times(channels), shape.last()));
    return Reshape.to(application.builder(), own, result);
  }

  /** Whether the channels are those of the filters' own group. */
  private static Value sees(Application application, Arithmetic arithmetic, Dim count) {
    Value numbers = application.apply(Arange.INSTANCE, Arange.attributes(count, DataType.FLOAT));
    Value ofChannels =
        Reshape.to(
            application.builder(), numbers, Shape.of(count, Dim.ONE, Dim.ONE, Dim.ONE, Dim.ONE));
    Value ofFilters = Reshape.to(application.builder(), numbers, Shape.of(count, Dim.ONE));
    return arithmetic.apply(Equal.INSTANCE, ofChannels, ofFilters);
  }
}
