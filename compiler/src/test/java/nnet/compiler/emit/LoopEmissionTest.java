package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Origin;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.Operators;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Tanh;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.nn.Softmax;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.op.shape.Transpose;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Regions by the dozen, of fused chains and broadcasts, calls and scans, against the reference. */
class LoopEmissionTest {
  private static final int CHAINS = 60;
  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(Dim.BATCH, Dim.of(7), Dim.of(5)),
          Shape.of(Dim.BATCH, Dim.of(7), Dim.ONE),
          Shape.of(Dim.BATCH, Dim.ONE, Dim.of(5)),
          Shape.of(Dim.BATCH, Dim.ONE, Dim.ONE),
          Shape.of(7, 5),
          Shape.of(7, 1),
          Shape.of(5),
          Shape.of(1),
          Shape.SCALAR);

  @TestFactory
  List<DynamicTest> everyRegion() {
    List<Region> regions = new ArrayList<>();
    for (int seed = 0; seed < CHAINS; seed++) {
      regions.add(chain(new Random(seed)));
    }
    regions.add(calls());
    for (boolean reverse : new boolean[] {false, true}) {
      regions.add(scan(reverse, false));
      regions.add(scan(reverse, true));
    }
    regions.add(blocks());
    Program program = Applications.program("Loops", regions, "region");
    Twins twins = Twins.of(program);
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < regions.size(); i++) {
      int index = i;
      tests.add(DynamicTest.dynamicTest("region " + i, () -> check(program, twins, index)));
    }
    return tests;
  }

  private static void check(Program program, Twins twins, int index) {
    for (int batch : new int[] {0, 1, 13}) {
      EntryRun run = new EntryRun(program, twins.emitted().schema(), index, batch);
      Map<String, float[]> vector = run.emitted(twins.vector());
      Map<String, float[]> scalar = run.emitted(twins.scalar());
      run.reference(program.entries().get(index).body())
          .forEach((path, expected) -> {
            float[] values = vector.getOrDefault(path, new float[0]);
            assertThat(values).as(path).hasSize(expected.length).isEqualTo(scalar.get(path));
            for (int i = 0; i < values.length; i++) {
              assertThat((double) values[i])
                  .as("%s, batch %d, element %d", path, batch, i)
                  .isCloseTo(
                      expected[i],
                      org.assertj.core.data.Offset.offset(1e-4 * (1 + Math.abs(expected[i]))));
            }
          });
    }
  }

  /** Random elementwise nodes of random operands, some of them results too. */
  private static Region chain(Random random) {
    List<Elementwise> operators =
        List.of("add", "subtract", "multiply", "tanh", "maximum", "negate", "sigmoid").stream()
            .map(name -> (Elementwise) Operators.named(name).orElseThrow())
            .toList();
    RegionBuilder builder = new RegionBuilder("chain");
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Shape shape = SHAPES.get(random.nextInt(SHAPES.size()));
      values.add(builder.formal(Formal.Kind.VALUE, "x" + i, ValueType.of(shape)));
    }
    for (int i = 0; i < 12; i++) {
      Elementwise operator = operators.get(random.nextInt(operators.size()));
      int operands = operator.samples().get(0).operands().size();
      List<Value> chosen = new ArrayList<>();
      for (int k = 0; k < operands; k++) {
        chosen.add(values.get(values.size() - 1 - random.nextInt(Math.min(5, values.size()))));
      }
      values.add(builder.apply(operator, Attributes.NONE, chosen));
    }
    for (int i = 0; i < 3; i++) {
      builder.result(Result.Kind.VALUE, "y" + i, values.get(values.size() - 1 - 3 * i));
    }
    return builder.build();
  }

  /** A body called twice, the second time with its own result. */
  private static Region calls() {
    ValueType rows = ValueType.of(Dim.BATCH, Dim.of(6));
    RegionBuilder body = new RegionBuilder("body");
    Value x = body.formal(Formal.Kind.VALUE, "x", rows);
    Value w = body.formal(Formal.Kind.VALUE, "w", ValueType.of(Dim.of(6)));
    Value h = body.apply(Tanh.INSTANCE, body.apply(Multiply.INSTANCE, x, w));
    body.result(Result.Kind.VALUE, "sum", body.apply(Add.INSTANCE, h, x));
    body.result(Result.Kind.VALUE, "x", x);
    body.result(Result.Kind.VALUE, "h", h);
    body.result(Result.Kind.VALUE, "again", h);
    Region region = body.build();
    RegionBuilder builder = new RegionBuilder("calls");
    Value a = builder.formal(Formal.Kind.VALUE, "a", rows);
    Value b = builder.formal(Formal.Kind.VALUE, "b", ValueType.of(Dim.of(6)));
    List<Value> first = builder.call(region, List.of(a, b));
    List<Value> second = builder.call(region, List.of(first.get(0), b));
    for (int i = 0; i < 4; i++) {
      builder.result(Result.Kind.VALUE, "first" + i, first.get(i));
      builder.result(Result.Kind.VALUE, "second" + i, second.get(i));
    }
    return builder.build();
  }

  /** Steps of which some are done for a few examples at a time, others for all. */
  private static Region blocks() {
    RegionBuilder builder = new RegionBuilder("blocks");
    ValueType matrix = ValueType.of(Dim.of(64), Dim.of(64));
    Value x =
        builder.formal(
            Formal.Kind.VALUE, "x", matrix.withShape(matrix.shape().insert(0, Dim.BATCH)));
    Value w = builder.formal(Formal.Kind.VALUE, "w", matrix);
    Value softmax = builder.apply(Softmax.INSTANCE, AxisGroup.single(2).attributes(), List.of(x));
    Value turned =
        builder.apply(Transpose.INSTANCE, Transpose.attributes(List.of(0, 2, 1)), List.of(softmax));
    Value product =
        builder.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(turned, x));
    Value scaled = builder.apply(Multiply.INSTANCE, product, w);
    Value mixed =
        builder.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(scaled, w));
    Value rows = builder.apply(Tanh.INSTANCE, builder.apply(Add.INSTANCE, mixed, softmax));
    Value total = builder.apply(Sum.INSTANCE, AxisGroup.single(0).attributes(), List.of(rows));
    builder.result(Result.Kind.VALUE, "scaled", scaled);
    builder.result(Result.Kind.VALUE, "rows", rows);
    builder.result(Result.Kind.VALUE, "total", total);
    return builder.build();
  }

  /**
   * {@code h = tanh(x_t w + h)} with the last value, all values and their sum.
   *
   * @param kept whether what each step begins with is wanted too
   */
  private static Region scan(boolean reverse, boolean kept) {
    ValueType step = ValueType.of(Dim.BATCH, Dim.of(3));
    RegionBuilder body = new RegionBuilder("cell");
    Value x = body.formal(Formal.Kind.VALUE, "x", step);
    Value h = body.formal(Formal.Kind.VALUE, "h", step);
    Value w = body.formal(Formal.Kind.VALUE, "w", ValueType.of(Dim.of(3)));
    Value product = body.apply(Multiply.INSTANCE, x, w);
    Value next = body.apply(Tanh.INSTANCE, body.apply(Add.INSTANCE, product, h));
    for (String name : List.of("next", "all", "sum")) {
      body.result(Result.Kind.VALUE, name, next);
    }
    List<ResultRole> roles =
        new ArrayList<>(List.of(ResultRole.NEXT, ResultRole.STACKED, ResultRole.SUMMED));
    if (kept) {
      body.result(Result.Kind.VALUE, "before", h);
      roles.add(ResultRole.STACKED);
    }
    RegionBuilder builder = new RegionBuilder("scan");
    Value initial = builder.formal(Formal.Kind.VALUE, "initial", step);
    Value weight = builder.formal(Formal.Kind.VALUE, "weight", ValueType.of(Dim.of(3)));
    Value start = builder.formal(Formal.Kind.VALUE, "start", step);
    Value steps =
        builder.formal(Formal.Kind.VALUE, "steps", ValueType.of(Dim.of(5), Dim.ONE, Dim.ONE));
    Value sequence = builder.apply(Add.INSTANCE, start, steps);
    Value last = new Value(step, "last");
    Value all = new Value(step.withShape(step.shape().insert(0, Dim.of(5))), "all");
    Value sum = new Value(step, "sum");
    Scan scan =
        new Scan(
            body.build(),
            Dim.of(5),
            reverse,
            List.of(OperandRole.SEQUENCE, OperandRole.CARRY, OperandRole.INVARIANT),
            roles);
    List<Value> results = new ArrayList<>(List.of(last, all, sum));
    if (kept) {
      results.add(new Value(all.type(), "before"));
    }
    builder.append(new Node(scan, List.of(sequence, initial, weight), results, Origin.NONE));
    builder.result(Result.Kind.VALUE, "last", last);
    for (Value stacked : results.subList(1, results.size())) {
      if (stacked.type().equals(all.type())) {
        Value rows = Reshape.to(builder, stacked, Shape.of(Dim.BATCH, Dim.of(15)));
        builder.result(Result.Kind.VALUE, stacked.name(), rows);
      }
    }
    builder.result(Result.Kind.VALUE, "sum", sum);
    return builder.build();
  }
}
