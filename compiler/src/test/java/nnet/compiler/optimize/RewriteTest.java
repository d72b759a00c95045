package nnet.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Sample;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Constant;
import nnet.compiler.op.math.Divide;
import nnet.compiler.op.math.Greater;
import nnet.compiler.op.math.Log;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Negate;
import nnet.compiler.op.math.Power;
import nnet.compiler.op.math.Relu;
import nnet.compiler.op.math.Select;
import nnet.compiler.op.math.Sigmoid;
import nnet.compiler.op.math.Sqrt;
import nnet.compiler.op.math.Subtract;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.nn.MaxPool2d;
import nnet.compiler.op.nn.MaxPool2dGradient;
import nnet.compiler.op.nn.Softmax;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.shape.Pad;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.op.shape.Slice;
import nnet.compiler.op.shape.Transpose;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.junit.jupiter.api.Test;

/** What formulas become: the names of the operators that are left, in order. */
class RewriteTest {
  private final RegionBuilder builder = new RegionBuilder("formula");
  private final Value x = formal("x");
  private final Value y = formal("y");

  private Value formal(String name) {
    return builder.formal(Formal.Kind.VALUE, name, ValueType.of(Dim.BATCH, Dim.of(4)));
  }

  private Value number(double value) {
    return builder.apply(Constant.INSTANCE, Constant.attributes(value, DataType.FLOAT), List.of());
  }

  private List<String> after(Function<Region, Region> passes, Value result) {
    builder.result(Result.Kind.VALUE, "result", result);
    return passes.apply(builder.build()).nodes().stream().map(RewriteTest::name).toList();
  }

  private List<String> stable(Value result) {
    return after(region -> Passes.run(Passes.forward(), region), result);
  }

  private List<String> settled(Value result) {
    return after(region -> Passes.run(Passes.last(), region), result);
  }

  private static String name(Node node) {
    return node.operation() instanceof Apply apply ? apply.operator().name() : "call";
  }

  private Value softmax(Value of) {
    return builder.apply(Softmax.INSTANCE, AxisGroup.single(1).attributes(), List.of(of));
  }

  @Test
  void logarithmOfSoftmax() {
    assertThat(stable(builder.apply(Log.INSTANCE, softmax(x)))).containsExactly("log_softmax");
  }

  @Test
  void logarithmOfSoftmaxThroughASlice() {
    Value part =
        builder.apply(Slice.INSTANCE, Slice.attributes(1, Dim.ONE, Dim.of(2)), List.of(softmax(x)));
    assertThat(stable(builder.apply(Log.INSTANCE, part))).containsExactly("log_softmax", "slice");
  }

  @Test
  void logarithmOfAMeanOfSoftmax() {
    Value sum = builder.apply(Sum.INSTANCE, AxisGroup.single(0).attributes(), List.of(softmax(x)));
    Value mean = builder.apply(Divide.INSTANCE, sum, number(3));
    assertThat(stable(builder.apply(Log.INSTANCE, mean)))
        .containsExactly("log_softmax", "logsumexp", "constant", "subtract");
  }

  @Test
  void logarithmOfSigmoid() {
    Value probability = builder.apply(Sigmoid.INSTANCE, x);
    assertThat(stable(builder.apply(Log.INSTANCE, probability)))
        .containsExactly("negate", "softplus", "negate");
  }

  @Test
  void logarithmOfTheRestOfSigmoidThroughAReshape() {
    Value flat =
        builder.apply(
            Reshape.INSTANCE,
            nnet.compiler.graph.Attributes.of("shape", Shape.of(Dim.BATCH, Dim.of(2), Dim.of(2))),
            List.of(builder.apply(Sigmoid.INSTANCE, x)));
    Value rest = builder.apply(Subtract.INSTANCE, number(1), flat);
    assertThat(stable(builder.apply(Log.INSTANCE, rest)))
        .containsExactly("reshape", "softplus", "negate");
  }

  @Test
  void aLargeSumOverExamplesIsMadeOfTheirSums() {
    Value images =
        builder.formal(
            Formal.Kind.VALUE, "images", ValueType.of(Dim.BATCH, Dim.of(64), Dim.of(64)));
    Attributes all = new AxisGroup(0, 2).attributes();
    assertThat(settled(builder.apply(Sum.INSTANCE, all, List.of(images))))
        .containsExactly("sum", "sum");
  }

  @Test
  void aSmallSumOverExamplesIsOne() {
    Value rows =
        builder.formal(Formal.Kind.VALUE, "rows", ValueType.of(Dim.BATCH, Dim.of(4), Dim.of(64)));
    Attributes all = new AxisGroup(0, 2).attributes();
    assertThat(settled(builder.apply(Sum.INSTANCE, all, List.of(rows)))).containsExactly("sum");
  }

  private Value mean(Value of, AxisGroup axes, double count) {
    Value sum = builder.apply(Sum.INSTANCE, axes.attributes(), List.of(of));
    Value mean = builder.apply(Divide.INSTANCE, sum, number(count));
    Shape kept = axes.kept(of.type().shape());
    return builder.apply(Reshape.INSTANCE, Attributes.of("shape", kept), List.of(mean));
  }

  /** What people write: the distance from the mean is there twice. */
  private Value normalized(AxisGroup axes, double count) {
    Value distance = builder.apply(Subtract.INSTANCE, x, mean(x, axes, count));
    Value again = builder.apply(Subtract.INSTANCE, x, mean(x, axes, count));
    Value variance = mean(builder.apply(Multiply.INSTANCE, again, again), axes, count);
    Value shifted = builder.apply(Add.INSTANCE, variance, number(0.01));
    return builder.apply(Divide.INSTANCE, distance, builder.apply(Sqrt.INSTANCE, shifted));
  }

  @Test
  void rowsThatAreNormalizedAreOneOperator() {
    assertThat(stable(normalized(AxisGroup.single(1), 4))).containsExactly("normalize");
  }

  @Test
  void columnsAreNormalizedStepByStep() {
    assertThat(stable(normalized(AxisGroup.single(0), 4))).contains("sqrt", "divide");
  }

  @Test
  void aVarianceOfOneLessThanTheCountIsNotThatOfTheRow() {
    assertThat(stable(normalized(AxisGroup.single(1), 3))).contains("sqrt", "divide");
  }

  @Test
  void aFactorBeforeALogarithmWinsOverIt() {
    Value term = builder.apply(Multiply.INSTANCE, y, builder.apply(Log.INSTANCE, x));
    assertThat(stable(term)).containsExactly("xlogy");
  }

  @Test
  void neutralNumbersVanish() {
    Value sum =
        builder.apply(Add.INSTANCE, builder.apply(Multiply.INSTANCE, x, number(1)), number(0));
    Value twice = builder.apply(Negate.INSTANCE, builder.apply(Negate.INSTANCE, sum));
    assertThat(settled(builder.apply(Multiply.INSTANCE, twice, y))).containsExactly("multiply");
  }

  @Test
  void numbersAreComputedWhenCompiling() {
    Value four = builder.apply(Add.INSTANCE, number(1.5), number(2.5));
    assertThat(settled(builder.apply(Multiply.INSTANCE, x, four)))
        .containsExactly("constant", "multiply");
  }

  private Value stack(String name, long... matrix) {
    return builder.formal(
        Formal.Kind.VALUE, name, ValueType.of(Shape.of(Dim.BATCH).plus(Shape.of(matrix))));
  }

  private Value turned(Value value, Integer... permutation) {
    return builder.apply(
        Transpose.INSTANCE, Transpose.attributes(List.of(permutation)), List.of(value));
  }

  private Value product(Value a, Value b) {
    return builder.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(a, b));
  }

  @Test
  void productsReadTransposedMatricesOfAStackAsTheyLie() {
    Value a = stack("a", 2, 3);
    Value b = stack("b", 4, 3);
    assertThat(stable(product(a, turned(b, 0, 2, 1)))).containsExactly("matmul");
  }

  @Test
  void ofATranspositionOnlyMovingRowsIsLeft() {
    Value a = stack("a", 5, 2, 3);
    Value b = stack("b", 4, 5, 3);
    builder.result(Result.Kind.VALUE, "result", product(a, turned(b, 0, 2, 3, 1)));
    List<Node> nodes = Passes.run(Passes.forward(), builder.build()).nodes();
    assertThat(nodes.get(0).attributes().integers("permutation")).containsExactly(0, 2, 1, 3);
    assertThat(nodes.get(1).attributes().flag("transposeB")).isTrue();
  }

  @Test
  void rowsOfAllMatricesTogetherAreTransposedInMemory() {
    Value a = stack("a", 3, 2);
    Value w = builder.formal(Formal.Kind.VALUE, "w", ValueType.of(Dim.of(3), Dim.of(4)));
    assertThat(stable(product(turned(a, 0, 2, 1), w))).containsExactly("transpose", "matmul");
  }

  @Test
  void squaresAreProducts() {
    assertThat(settled(builder.apply(Power.INSTANCE, x, number(2)))).containsExactly("multiply");
  }

  @Test
  void equalNodesAreOne() {
    Value a = builder.apply(Multiply.INSTANCE, x, y);
    Value b = builder.apply(Multiply.INSTANCE, y, x);
    assertThat(settled(builder.apply(Divide.INSTANCE, a, b))).containsExactly("multiply", "divide");
  }

  @Test
  void termsThatCancelVanish() {
    Value a = builder.apply(Sigmoid.INSTANCE, x);
    Value b = builder.apply(Sigmoid.INSTANCE, builder.apply(Negate.INSTANCE, x));
    Value rest = builder.apply(Subtract.INSTANCE, number(1), y);
    Value gradient =
        builder.apply(
            Subtract.INSTANCE,
            builder.apply(Multiply.INSTANCE, rest, a),
            builder.apply(Multiply.INSTANCE, y, b));
    assertThat(settled(gradient)).containsExactly("sigmoid", "subtract");
  }

  @Test
  void sumsThatDoNotCancelStay() {
    Value sum =
        builder.apply(
            Add.INSTANCE,
            builder.apply(Multiply.INSTANCE, x, y),
            builder.apply(Multiply.INSTANCE, x, x));
    assertThat(settled(sum)).containsExactly("multiply", "multiply", "add");
  }

  @Test
  void gradientsOfSlicesStandInARow() {
    Value left = pad(x, 0, 4);
    Value right = pad(y, 4, 0);
    assertThat(settled(builder.apply(Add.INSTANCE, right, left))).containsExactly("concat");
  }

  @Test
  void padsWithAGapAreAdded() {
    Value left = pad(x, 0, 5);
    Value right = pad(y, 5, 0);
    assertThat(settled(builder.apply(Add.INSTANCE, right, left)))
        .containsExactly("pad", "pad", "add");
  }

  @Test
  void positivePartIsRelu() {
    Value zero = number(0);
    Value positive = builder.apply(Greater.INSTANCE, x, zero);
    Value part = builder.apply(Select.INSTANCE, Attributes.NONE, List.of(positive, x, zero));
    assertThat(stable(part)).containsExactly("relu");
  }

  @Test
  void otherChoicesBySignStay() {
    Value zero = number(0);
    Value positive = builder.apply(Greater.INSTANCE, x, zero);
    Value part = builder.apply(Select.INSTANCE, Attributes.NONE, List.of(positive, y, zero));
    assertThat(stable(part)).containsExactly("constant", "greater", "select");
  }

  @Test
  void theMaskBeforeAMaximumMovesBehindIt() {
    Sample sample = MaxPool2d.INSTANCE.samples().getFirst();
    ValueType type = ValueType.of(sample.operands().getFirst().shape());
    Value part = builder.apply(Relu.INSTANCE, builder.formal(Formal.Kind.VALUE, "images", type));
    Value largest = builder.apply(MaxPool2d.INSTANCE, sample.attributes(), List.of(part));
    Value gradient = builder.formal(Formal.Kind.VALUE, "gradient", largest.type());
    Value spread =
        builder.apply(MaxPool2dGradient.INSTANCE, sample.attributes(), List.of(part, gradient));
    Value zero = number(0);
    Value positive = builder.apply(Greater.INSTANCE, part, zero);
    Value masked = builder.apply(Select.INSTANCE, Attributes.NONE, List.of(positive, spread, zero));
    assertThat(settled(masked))
        .containsExactly(
            "relu", "max_pool2d", "constant", "greater", "select", "max_pool2d_gradient");
  }

  private Value pad(Value of, long before, long behind) {
    return builder.apply(
        Pad.INSTANCE, Pad.attributes(1, Dim.of(before), Dim.of(behind)), List.of(of));
  }

  @Test
  void choicesByOneConditionAreOne() {
    Arithmetic arithmetic = new Arithmetic(builder);
    Value positive = arithmetic.apply(Greater.INSTANCE, x, number(0));
    Value sum = arithmetic.add(arithmetic.where(positive, y), arithmetic.whereNot(positive, x));
    Value nested = arithmetic.select(positive, sum, arithmetic.select(positive, y, x));
    assertThat(settled(nested)).containsExactly("constant", "greater", "select");
  }

  @Test
  void choicesByOtherConditionsStay() {
    Arithmetic arithmetic = new Arithmetic(builder);
    Value positive = arithmetic.apply(Greater.INSTANCE, x, number(0));
    Value large = arithmetic.apply(Greater.INSTANCE, y, number(0));
    Value sum = arithmetic.add(arithmetic.where(positive, y), arithmetic.whereNot(large, x));
    assertThat(settled(sum))
        .containsExactly("constant", "greater", "greater", "select", "select", "add");
  }
}
