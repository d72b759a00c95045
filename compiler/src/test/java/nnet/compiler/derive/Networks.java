package nnet.compiler.derive;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Sigmoid;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.shape.Slice;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/** Small networks as graphs, built by hand. */
public final class Networks {
  private static final Attributes PLAIN = MatMul.attributes(false, false);

  private Networks() {}

  /** {@code y = tanh(x w + b)}. */
  static Region dense(int from, int to) {
    RegionBuilder builder = new RegionBuilder("dense");
    Value x = builder.formal(Formal.Kind.VALUE, "x", ValueType.of(Dim.BATCH, Dim.of(from)));
    Value w = builder.formal(Formal.Kind.PARAMETER, "weight", ValueType.of(Shape.of(from, to)));
    Value b = builder.formal(Formal.Kind.PARAMETER, "offset", ValueType.of(Shape.of(to)));
    Value product = builder.apply(MatMul.INSTANCE, PLAIN, List.of(x, w));
    Value y = builder.apply(Tanh.INSTANCE, new Arithmetic(builder).add(product, b));
    builder.result(Result.Kind.VALUE, "y", y);
    return builder.build();
  }

  /** One layer applied twice with the same parameters, and once with others. */
  public static Region calls() {
    Region layer = dense(3, 3);
    Region nested = twice(layer);
    RegionBuilder builder = new RegionBuilder("calls");
    Value x = builder.formal(Formal.Kind.VALUE, "x", ValueType.of(Dim.BATCH, Dim.of(3)));
    Value w = builder.formal(Formal.Kind.PARAMETER, "a.weight", ValueType.of(Shape.of(3, 3)));
    Value b = builder.formal(Formal.Kind.PARAMETER, "a.offset", ValueType.of(Shape.of(3)));
    Value v = builder.formal(Formal.Kind.PARAMETER, "b.weight", ValueType.of(Shape.of(3, 3)));
    Value c = builder.formal(Formal.Kind.PARAMETER, "b.offset", ValueType.of(Shape.of(3)));
    Value first = builder.call(nested, List.of(x, w, b)).get(0);
    List<Value> second = builder.call(nested, List.of(first, v, c));
    Value both = new Arithmetic(builder).multiply(second.get(0), second.get(1));
    builder.result(Result.Kind.VALUE, "y", both);
    builder.result(Result.Kind.LOSS, "loss", total(builder, new Arithmetic(builder).square(both)));
    return builder.build();
  }

  /** A region that calls another one twice and gives both results. */
  private static Region twice(Region layer) {
    RegionBuilder builder = new RegionBuilder("twice");
    Value x = builder.formal(Formal.Kind.VALUE, "x", ValueType.of(Dim.BATCH, Dim.of(3)));
    Value w = builder.formal(Formal.Kind.PARAMETER, "weight", ValueType.of(Shape.of(3, 3)));
    Value b = builder.formal(Formal.Kind.PARAMETER, "offset", ValueType.of(Shape.of(3)));
    Value y = builder.call(layer, List.of(x, w, b)).get(0);
    Value z = builder.call(layer, List.of(y, w, b)).get(0);
    builder.result(Result.Kind.VALUE, "z", z);
    builder.result(Result.Kind.VALUE, "y", new Arithmetic(builder).scale(2, y));
    return builder.build();
  }

  /** An lstm over {@code steps} steps; the loss is of its last h and, weighed, of all of them. */
  public static Region lstm(int steps, boolean reverse) {
    RegionBuilder builder = new RegionBuilder("lstm");
    Dim time = Dim.of(steps);
    Value xs = builder.formal(Formal.Kind.VALUE, "xs", ValueType.of(time, Dim.BATCH, Dim.of(2)));
    Value h = builder.formal(Formal.Kind.PARAMETER, "h", ValueType.of(Dim.BATCH, Dim.of(3)));
    Value c = builder.formal(Formal.Kind.VALUE, "c", ValueType.of(Dim.BATCH, Dim.of(3)));
    Value u = builder.formal(Formal.Kind.PARAMETER, "u", ValueType.of(Shape.of(2, 12)));
    Value v = builder.formal(Formal.Kind.PARAMETER, "v", ValueType.of(Shape.of(3, 12)));
    Scan scan =
        new Scan(
            cell(),
            time,
            reverse,
            List.of(
                OperandRole.SEQUENCE,
                OperandRole.CARRY,
                OperandRole.CARRY,
                OperandRole.INVARIANT,
                OperandRole.INVARIANT),
            List.of(ResultRole.NEXT, ResultRole.NEXT, ResultRole.STACKED, ResultRole.SUMMED));
    ValueType state = ValueType.of(Dim.BATCH, Dim.of(3));
    Value last = new Value(state, "last");
    Value memory = new Value(state, "memory");
    Value all = new Value(ValueType.of(time, Dim.BATCH, Dim.of(3)), "all");
    Value sum = new Value(state, "sum");
    builder.append(
        new Node(scan, List.of(xs, h, c, u, v), List.of(last, memory, all, sum), Origin.NONE));
    Arithmetic arithmetic = new Arithmetic(builder);
    Value a = total(builder, arithmetic.square(last));
    Value b = total(builder, arithmetic.multiply(all, arithmetic.square(all)));
    Value d = total(builder, arithmetic.square(sum));
    builder.result(Result.Kind.LOSS, "loss", arithmetic.add(a, arithmetic.add(b, d)));
    return builder.build();
  }

  private static Region cell() {
    RegionBuilder builder = new RegionBuilder("cell");
    ValueType state = ValueType.of(Dim.BATCH, Dim.of(3));
    Value x = builder.formal(Formal.Kind.VALUE, "x", ValueType.of(Dim.BATCH, Dim.of(2)));
    Value h = builder.formal(Formal.Kind.VALUE, "h", state);
    Value c = builder.formal(Formal.Kind.VALUE, "c", state);
    Value u = builder.formal(Formal.Kind.PARAMETER, "u", ValueType.of(Shape.of(2, 12)));
    Value v = builder.formal(Formal.Kind.PARAMETER, "v", ValueType.of(Shape.of(3, 12)));
    Arithmetic arithmetic = new Arithmetic(builder);
    Value gates =
        arithmetic.add(
            builder.apply(MatMul.INSTANCE, PLAIN, List.of(x, u)),
            builder.apply(MatMul.INSTANCE, PLAIN, List.of(h, v)));
    Value input = arithmetic.apply(Sigmoid.INSTANCE, gate(builder, gates, 0));
    Value forget = arithmetic.apply(Sigmoid.INSTANCE, gate(builder, gates, 1));
    Value candidate = arithmetic.apply(Tanh.INSTANCE, gate(builder, gates, 2));
    Value output = arithmetic.apply(Sigmoid.INSTANCE, gate(builder, gates, 3));
    Value next =
        arithmetic.add(arithmetic.multiply(forget, c), arithmetic.multiply(input, candidate));
    Value shown = arithmetic.multiply(output, arithmetic.apply(Tanh.INSTANCE, next));
    builder.result(Result.Kind.VALUE, "h", shown);
    builder.result(Result.Kind.VALUE, "c", next);
    builder.result(Result.Kind.VALUE, "all", shown);
    builder.result(Result.Kind.VALUE, "sum", arithmetic.multiply(h, shown));
    return builder.build();
  }

  private static Value gate(RegionBuilder builder, Value gates, int k) {
    Attributes third = Slice.attributes(1, Dim.of(3L * k), Dim.of(3L * k + 3));
    return builder.apply(Slice.INSTANCE, third, List.of(gates));
  }

  static Value total(RegionBuilder builder, Value value) {
    AxisGroup all = new AxisGroup(0, value.type().rank());
    return builder.apply(Sum.INSTANCE, all.attributes(), List.of(value));
  }
}
