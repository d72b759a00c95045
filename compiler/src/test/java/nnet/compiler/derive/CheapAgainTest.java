package nnet.compiler.derive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Renaming;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.graph.Verifier;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Erf;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.junit.jupiter.api.Test;

class CheapAgainTest {
  private static final ValueType ROWS = ValueType.of(Dim.BATCH, Dim.of(3));
  private static final ValueType MATRIX = ValueType.of(Shape.of(3, 3));

  @Test
  void aProductIsKeptInPlaceOfThreeValuesThatAreMadeOfIt() {
    Region derived = derived(CheapAgainTest::gelu);
    assertThat(saved(derived)).containsExactly("product");
    assertThat(notes(derived)).contains("once more");
  }

  @Test
  void oneValueMadeOfOneOtherIsKept() {
    Region derived = derived(CheapAgainTest::square);
    assertThat(saved(derived)).hasSize(1).doesNotContain("product");
    assertThat(notes(derived)).doesNotContain("once more");
  }

  private static Value square(Arithmetic arithmetic, Value x) {
    return arithmetic.square(arithmetic.apply(Tanh.INSTANCE, x));
  }

  /** x (1 + erf(x)) of the product and an offset. */
  private static Value gelu(Arithmetic arithmetic, Value x) {
    Value half = arithmetic.scale(0.5, x);
    Value erf = arithmetic.apply(Erf.INSTANCE, arithmetic.scale(0.7, x));
    return arithmetic.multiply(half, arithmetic.add(arithmetic.constant(1), erf));
  }

  /** The derivative of a layer, called once: its product, an offset and what a function makes. */
  private static Region derived(BiFunction<Arithmetic, Value, Value> function) {
    RegionBuilder layer = new RegionBuilder("layer");
    Value x = layer.formal(Formal.Kind.VALUE, "x", ROWS);
    Value weight = layer.formal(Formal.Kind.PARAMETER, "weight", MATRIX);
    Value offset = layer.formal(Formal.Kind.PARAMETER, "offset", ValueType.of(Shape.of(3)));
    Value product =
        layer.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(x, weight));
    Arithmetic arithmetic = new Arithmetic(layer);
    Value y = function.apply(arithmetic, arithmetic.add(product, offset));
    layer.result(Result.Kind.VALUE, "y", y);
    RegionBuilder builder = new RegionBuilder("network");
    List<Value> operands =
        List.of(
            builder.formal(Formal.Kind.VALUE, "x", ROWS),
            builder.formal(Formal.Kind.PARAMETER, "weight", MATRIX),
            builder.formal(Formal.Kind.PARAMETER, "offset", ValueType.of(Shape.of(3))));
    Value result = builder.call(named(layer.build(), product), operands).get(0);
    builder.result(Result.Kind.LOSS, "loss", Networks.total(builder, result));
    Region derived = Gradient.of(builder.build(), "loss", formal -> true);
    assertThat(Verifier.problems(derived)).isEmpty();
    return derived;
  }

  private static Region named(Region region, Value value) {
    return Renaming.apply(region, Map.of(value, "product"));
  }

  /** The names of what the forward pass keeps. */
  private static List<String> saved(Region derived) {
    return callees(derived).stream()
        .flatMap(region -> region.results(Result.Kind.SAVED).stream())
        .map(Result::path)
        .toList();
  }

  private static List<String> notes(Region derived) {
    return callees(derived).stream()
        .flatMap(region -> region.nodes().stream())
        .map(node -> node.origin().note())
        .toList();
  }

  private static List<Region> callees(Region derived) {
    return derived.nodes().stream()
        .map(Node::operation)
        .filter(Call.class::isInstance)
        .map(operation -> ((Call) operation).region())
        .toList();
  }
}
