package nnet.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Relu;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.type.Dim;
import org.junit.jupiter.api.Test;

/** Which small products go on in registers, and where the results of those are. */
class JoinedProductsTest {
  private final RegionBuilder builder = new RegionBuilder("layer");
  private final Value x = formal("x", ValueType.of(Dim.BATCH, Dim.of(64)));
  private final Value weight = formal("weight", ValueType.of(Dim.of(64), Dim.of(64)));
  private final Value offset = formal("offset", ValueType.of(Dim.of(64)));

  private Value formal(String name, ValueType type) {
    return builder.formal(Formal.Kind.VALUE, name, type);
  }

  private Value product(Value left) {
    return builder.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(left, weight));
  }

  private RegionPlan plan(Value... results) {
    for (int i = 0; i < results.length; i++) {
      builder.result(Result.Kind.VALUE, "y" + i, results[i]);
    }
    Region region = builder.build();
    return new Planner(new Layout(Map.of(), 0, Map.of(), 0)).plan(region);
  }

  private static List<Boolean> joined(RegionPlan plan) {
    return plan.steps().stream()
        .map(step -> step instanceof Step.Product product && !product.loop().nodes().isEmpty())
        .toList();
  }

  @Test
  void biasAndActivationGoOn() {
    Value sum = builder.apply(Add.INSTANCE, product(x), offset);
    assertThat(joined(plan(builder.apply(Relu.INSTANCE, sum)))).containsExactly(true);
  }

  @Test
  void longFormulasAreLoopsOfTheirOwn() {
    Value tanh = builder.apply(Tanh.INSTANCE, product(x));
    assertThat(joined(plan(tanh))).containsExactly(false, false);
  }

  @Test
  void aProductThatOthersReadIsWritten() {
    Value product = product(x);
    Value relu = builder.apply(Relu.INSTANCE, product);
    assertThat(joined(plan(relu, product))).containsExactly(false, false);
  }

  @Test
  void whatTheProductReadsIsNotOverwritten() {
    Value before = builder.apply(Relu.INSTANCE, x);
    Value residual = builder.apply(Add.INSTANCE, product(before), before);
    Value end = product(residual);
    RegionPlan plan = plan(end);
    assertThat(joined(plan)).containsExactly(false, true, false);
    assertThat(plan.place(residual)).isNotEqualTo(plan.place(before));
  }
}
