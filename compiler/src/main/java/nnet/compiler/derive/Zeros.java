package nnet.compiler.derive;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.op.math.Constant;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.type.Shape;

/** Gradients that are known: zeros, and the one that a derivative begins with. */
final class Zeros {
  private Zeros() {}

  static Value of(RegionBuilder builder, Shape shape) {
    return BroadcastTo.to(builder, constant(builder, 0), shape);
  }

  static Value one(RegionBuilder builder) {
    return constant(builder, 1);
  }

  private static Value constant(RegionBuilder builder, double value) {
    Attributes attributes = Constant.attributes(value, DataType.FLOAT);
    return builder.apply(Constant.INSTANCE, attributes, List.of());
  }
}
