package nnet.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.RegionInterner;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.graph.Verifier;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.nn.Softmax;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.junit.jupiter.api.Test;

/** Which steps are done for a few examples at a time. */
class ExampleBlocksTest {
  private static final ValueType ROWS = ValueType.of(Dim.BATCH, Dim.of(64), Dim.of(64));

  private final RegionBuilder builder = new RegionBuilder("steps");
  private final Value x = builder.formal(Formal.Kind.VALUE, "x", ROWS);
  private final Value w =
      builder.formal(Formal.Kind.VALUE, "w", ValueType.of(Dim.of(64), Dim.of(64)));

  private Value softmax(Value of) {
    int last = of.type().rank() - 1;
    return builder.apply(Softmax.INSTANCE, AxisGroup.single(last).attributes(), List.of(of));
  }

  private Value product(Value a, Value b) {
    return builder.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(a, b));
  }

  private Value twice(Value of) {
    return builder.apply(Add.INSTANCE, of, of);
  }

  private Region cut(Value... results) {
    for (Value result : results) {
      builder.result(Result.Kind.VALUE, "result", result);
    }
    return Verifier.check(ExampleBlocks.cut(builder.build(), new RegionInterner()), "cut");
  }

  private static List<String> names(Region region) {
    return region.nodes().stream().map(ExampleBlocksTest::name).toList();
  }

  private static String name(Node node) {
    return switch (node.operation()) {
      case Apply apply -> apply.operator().name();
      case Call call -> call.region().name() + " for " + call.examples();
      default -> "scan";
    };
  }

  private static Region called(Region region) {
    return region.nodes().stream()
        .map(Node::operation)
        .filter(operation -> operation instanceof Call)
        .map(operation -> ((Call) operation).region())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatHandsMuchToTheNextIsDoneExampleByExample() {
    Region region = cut(product(x, twice(softmax(x))));
    assertThat(names(region)).containsExactly("softmax_to_matmul for 8");
    assertThat(names(called(region))).containsExactly("softmax", "add", "matmul");
  }

  @Test
  void littleIsDoneForAllAtOnce() {
    Value rows = builder.formal(Formal.Kind.VALUE, "rows", ValueType.of(Dim.BATCH, Dim.of(64)));
    assertThat(names(cut(twice(softmax(rows))))).containsExactly("softmax", "add");
  }

  @Test
  void productsWithWeightsTakeAllExamples() {
    Value first = product(x, w);
    Value second = product(x, w);
    Region region = cut(product(softmax(first), twice(softmax(second))));
    assertThat(names(region)).containsExactly("matmul", "matmul", "softmax_to_matmul for 5");
  }

  @Test
  void sumsOverExamplesWaitForThem() {
    Value softmax = softmax(x);
    Value sum = builder.apply(Sum.INSTANCE, AxisGroup.single(0).attributes(), List.of(softmax));
    Region region = cut(sum, product(softmax, softmax));
    assertThat(names(region)).containsExactly("softmax_to_matmul for 10", "sum");
    assertThat(called(region).results()).hasSize(2);
  }

  @Test
  void equalRunsAreOneRegion() {
    Value first = product(softmax(product(x, w)), x);
    Value second = product(softmax(product(first, w)), first);
    Region region = cut(second);
    List<Call> calls =
        region.nodes().stream()
            .map(Node::operation)
            .filter(Call.class::isInstance)
            .map(Call.class::cast)
            .toList();
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).region()).isSameAs(calls.get(1).region());
  }

  @Test
  void anotherShapeOfAResultIsNoResultOfItsOwn() {
    Value scaled = builder.apply(Multiply.INSTANCE, softmax(x), w);
    Value flat = Reshape.to(builder, scaled, Shape.of(Dim.BATCH, Dim.of(4096)));
    Region region = cut(flat, product(scaled, x));
    assertThat(names(region)).containsExactly("softmax_to_matmul for 8", "reshape");
    assertThat(called(region).results()).hasSize(2);
  }
}
