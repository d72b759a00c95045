package nnet.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.nn.Softmax;
import nnet.compiler.op.nn.SoftmaxGradient;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.type.Dim;
import org.junit.jupiter.api.Test;

/** Which kernels write over what they read. */
class InPlaceTest {
  private final RegionBuilder builder = new RegionBuilder("rows");
  private final Value x =
      builder.formal(Formal.Kind.VALUE, "x", ValueType.of(Dim.BATCH, Dim.of(3)));
  private final Value w =
      builder.formal(Formal.Kind.VALUE, "w", ValueType.of(Dim.of(3), Dim.of(3)));

  private Value product(Value of) {
    return builder.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(of, w));
  }

  private Value softmax(Value of) {
    return builder.apply(Softmax.INSTANCE, AxisGroup.single(1).attributes(), List.of(of));
  }

  private Value gradient(Value y, Value dy) {
    return builder.apply(
        SoftmaxGradient.INSTANCE, AxisGroup.single(1).attributes(), List.of(y, dy));
  }

  private RegionPlan plan(Value result) {
    builder.result(Result.Kind.VALUE, "result", result);
    return new Planner(new Layout(Map.of(), 0, Map.of(), 0)).plan(builder.build());
  }

  @Test
  void softmaxOfAProductTakesItsPlace() {
    Value product = product(x);
    Value softmax = softmax(product);
    RegionPlan plan = plan(product(softmax));
    assertThat(plan.place(softmax)).isEqualTo(plan.place(product));
  }

  @Test
  void whatIsReadLaterStays() {
    Value product = product(x);
    Value softmax = softmax(product);
    RegionPlan plan = plan(product(gradient(softmax, product)));
    assertThat(plan.place(softmax)).isNotEqualTo(plan.place(product));
  }

  @Test
  void whatTheCallerGaveStays() {
    Value softmax = softmax(x);
    RegionPlan plan = plan(product(softmax));
    assertThat(plan.place(softmax)).isNotEqualTo(plan.place(x));
  }

  @Test
  void anOperandThatIsReadTwiceStays() {
    Value product = product(x);
    Value gradient = gradient(product, product);
    RegionPlan plan = plan(product(gradient));
    assertThat(plan.place(gradient)).isNotEqualTo(plan.place(product));
  }
}
