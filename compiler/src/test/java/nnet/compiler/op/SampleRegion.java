package nnet.compiler.op;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;

/** Samples of operators as regions, with values drawn for their formals. */
public final class SampleRegion {
  public static final int BATCH = 3;

  private SampleRegion() {}

  /** A region with the result of the sample and, where it is real, a loss that weighs it. */
  public static Region of(Operator operator, Sample sample) {
    RegionBuilder builder = new RegionBuilder(operator.name());
    List<Value> operands = new ArrayList<>();
    for (int i = 0; i < sample.operands().size(); i++) {
      Sample.Operand operand = sample.operands().get(i);
      ValueType type = new ValueType(operand.data(), operand.shape());
      boolean key = operand.data() == DataType.KEY;
      operands.add(builder.formal(key ? Formal.Kind.KEY : Formal.Kind.VALUE, "operand" + i, type));
    }
    Value result = builder.apply(operator, sample.attributes(), operands, "result");
    builder.result(Result.Kind.VALUE, "result", result);
    if (result.type().data() == DataType.FLOAT) {
      Value weights = builder.formal(Formal.Kind.VALUE, "weights", result.type());
      builder.result(Result.Kind.LOSS, "loss", weighed(builder, result, weights));
    }
    return builder.build();
  }

  private static Value weighed(RegionBuilder builder, Value result, Value weights) {
    Value product = new Arithmetic(builder).multiply(result, weights);
    int rank = product.type().rank();
    return rank == 0
        ? product
        : builder.apply(Sum.INSTANCE, new AxisGroup(0, rank).attributes(), List.of(product));
  }

  /** Values of the region's formals, drawn from the sample's intervals. */
  public static List<NdArray> arguments(Region region, Sample sample, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<NdArray> arguments = new ArrayList<>();
    for (int i = 0; i < region.formals().size(); i++) {
      Sample.Operand operand =
          i < sample.operands().size()
              ? sample.operands().get(i)
              : Sample.Operand.of(-1, 1, region.formals().get(i).value().type().shape());
      NdArray array = NdArray.zeros(operand.shape().resolve(BATCH));
      for (int k = 0; k < array.size(); k++) {
        double drawn = random.nextDouble(operand.low(), operand.high());
        array.data()[k] = operand.data() == DataType.FLOAT ? drawn : Math.floor(drawn);
      }
      arguments.add(array);
    }
    return arguments;
  }
}
