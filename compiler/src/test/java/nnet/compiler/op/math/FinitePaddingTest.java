package nnet.compiler.op.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Backward;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Sample;
import nnet.compiler.reference.Interpreter;
import nnet.compiler.type.Shape;
import nnet.runtime.random.Draw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in padding, an elementwise operator gives finite numbers with finite derivatives
 * there: a gradient of zero times an infinite slope would be NaN.
 */
class FinitePaddingTest {
  private static final double[] NUMBERS = {-30, -1.5, -1, -0.5, 0, 0.5, 1, 2, 30};

  private static Stream<ElementwiseOperator> operators() {
    return Operators.all().stream()
        .filter(ElementwiseOperator.class::isInstance)
        .map(ElementwiseOperator.class::cast);
  }

  @ParameterizedTest
  @MethodSource("operators")
  void nothingIsInfinite(ElementwiseOperator operator) {
    List<Sample.Operand> operands = operator.samples().getFirst().operands();
    for (double first : NUMBERS) {
      for (double other : NUMBERS) {
        List<NdArray> numbers = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
          double found = i == 0 ? first : other;
          double filled = operator.inPadding(i);
          boolean real = operands.get(i).data() == DataType.FLOAT;
          numbers.add(
              NdArray.scalar(!real ? Math.abs(found) % 2 : Double.isNaN(filled) ? found : filled));
        }
        assertThat(valueAndSlopes(operator, numbers))
            .as(operator.name() + " of " + numbers)
            .allMatch(value -> Double.isFinite(value.get(0)));
      }
    }
  }

  private static List<NdArray> valueAndSlopes(ElementwiseOperator operator, List<NdArray> numbers) {
    Sample sample = operator.samples().getFirst();
    RegionBuilder builder = new RegionBuilder("padding");
    List<Value> operands = new ArrayList<>();
    for (Sample.Operand operand : sample.operands()) {
      ValueType type = new ValueType(operand.data(), Shape.SCALAR);
      operands.add(builder.formal(Formal.Kind.VALUE, "x" + operands.size(), type));
    }
    Value value = builder.apply(operator, sample.attributes(), operands);
    Value one = builder.apply(Constant.INSTANCE, Constant.attributes(1, DataType.FLOAT), List.of());
    Backward backward = new Backward(builder, builder.nodes().getFirst(), one);
    builder.result(Result.Kind.VALUE, "y", value);
    operator.gradient(backward).stream()
        .filter(Objects::nonNull)
        .forEach(slope -> builder.result(Result.Kind.VALUE, "slope", slope));
    return new Interpreter(1, new Draw()).run(builder.build(), numbers);
  }
}
