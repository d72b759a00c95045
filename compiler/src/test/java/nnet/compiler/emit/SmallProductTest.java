package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.math.Add;
import nnet.compiler.op.math.Multiply;
import nnet.compiler.op.math.Relu;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Products with loops of their own: the same bits from both twins, and for any number of rows. */
class SmallProductTest {
  private static final int ROWS = 5;

  /** Inner dimensions and columns: chains with rests, parts of vectors, groups of them. */
  private static final int[][] SIZES = {
    {1, 1}, {3, 1}, {32, 1}, {7, 2}, {5, 3}, {6, 4}, {33, 5}, {500, 10}, {9, 15}, {20, 16},
    {3, 17}, {2, 31}, {64, 32}, {5, 32}, {7, 48}, {20, 64}, {1, 64}, {3, 80}, {4, 100}, {11, 112},
    {6, 256}
  };

  @TestFactory
  List<DynamicTest> everySize() {
    List<Region> regions = new ArrayList<>();
    for (int[] size : SIZES) {
      regions.add(product(Shape.of(Dim.BATCH, Dim.of(size[0])), size[1]));
    }
    for (int[] size : SIZES) {
      regions.add(layer(size[0], size[1]));
    }
    Twins twins = Twins.of(Applications.program("Products", regions, "product"));
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < SIZES.length; i++) {
      int index = i;
      String size = Arrays.toString(SIZES[i]);
      tests.add(DynamicTest.dynamicTest(size, () -> check(twins, index)));
      tests.add(DynamicTest.dynamicTest(size + " in a layer", () -> checkLayer(twins, index)));
    }
    return tests;
  }

  /** {@code relu(x w + offset) * scale}, all of which is one loop. */
  private static Region layer(int inner, int columns) {
    RegionBuilder builder = new RegionBuilder("layer");
    Shape rows = Shape.of(Dim.BATCH, Dim.of(columns));
    Value x = formal(builder, "x", Shape.of(Dim.BATCH, Dim.of(inner)));
    Value w = formal(builder, "w", Shape.of(Dim.of(inner), Dim.of(columns)));
    Value offset = formal(builder, "offset", Shape.of(Dim.of(columns)));
    Value scale = formal(builder, "scale", rows);
    Value y = builder.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(x, w));
    Value sum = builder.apply(Add.INSTANCE, y, offset);
    Value positive = builder.apply(Relu.INSTANCE, sum);
    builder.result(Result.Kind.VALUE, "y", builder.apply(Multiply.INSTANCE, positive, scale));
    return builder.build();
  }

  private static Value formal(RegionBuilder builder, String name, Shape shape) {
    return builder.formal(Formal.Kind.VALUE, name, ValueType.of(shape));
  }

  /** Where the sums are taken from registers the same numbers come out as by way of memory. */
  private static void checkLayer(Twins twins, int index) {
    int inner = SIZES[index][0];
    int columns = SIZES[index][1];
    float[] x = random(ROWS * inner, 1);
    float[] w = random(inner * columns, 2);
    float[] offset = random(columns, 3);
    float[] scale = random(ROWS * columns, 4);
    float[] expected = run(twins, index, false, ROWS, x, w);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = Math.max(expected[i] + offset[i % columns], 0) * scale[i];
    }
    int entry = SIZES.length + index;
    assertThat(run(twins, entry, true, ROWS, x, w, offset, scale)).isEqualTo(expected);
    assertThat(run(twins, entry, false, ROWS, x, w, offset, scale)).isEqualTo(expected);
  }

  private static Region product(Shape rows, int columns) {
    RegionBuilder builder = new RegionBuilder("product");
    Shape matrix = Shape.of(rows.last(), Dim.of(columns));
    Value x = formal(builder, "x", rows);
    Value w = formal(builder, "w", matrix);
    Value y = builder.apply(MatMul.INSTANCE, MatMul.attributes(false, false), List.of(x, w));
    builder.result(Result.Kind.VALUE, "y", y);
    return builder.build();
  }

  private static void check(Twins twins, int index) {
    int inner = SIZES[index][0];
    int columns = SIZES[index][1];
    assertThat(twins.emitted().sources().get("nnet.model.Products"))
        .contains("rowsTimes" + inner + "x" + columns);
    float[] x = random(ROWS * inner, 1);
    float[] w = random(inner * columns, 2);
    float[] vector = run(twins, index, true, ROWS, x, w);
    assertThat(vector).isEqualTo(run(twins, index, false, ROWS, x, w));
    for (int row = 0; row < ROWS; row++) {
      float[] one = Arrays.copyOfRange(x, row * inner, (row + 1) * inner);
      float[] own = Arrays.copyOfRange(vector, row * columns, (row + 1) * columns);
      assertThat(run(twins, index, true, 1, one, w)).isEqualTo(own);
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          sum += (double) one[k] * w[k * columns + column];
        }
        assertThat((double) own[column]).isCloseTo(sum, within(1e-4 * (1 + Math.abs(sum))));
      }
    }
  }

  private static float[] run(
      Twins twins, int index, boolean vector, int batch, float[]... operands) {
    Model model = vector ? twins.vector() : twins.scalar();
    Entry entry = twins.emitted().schema().entries().get(index);
    float[] b = new float[entry.workspace(batch)];
    Arrays.fill(b, Float.NaN);
    for (int i = 0; i < operands.length; i++) {
      int at = entry.inputs().get(i).at(entry, batch);
      System.arraycopy(operands[i], 0, b, at, operands[i].length);
    }
    model.run(index, new Frame(new float[0], new float[0], new float[0], b, batch));
    int from = entry.outputs().getFirst().at(entry, batch);
    return Arrays.copyOfRange(b, from, from + batch * entry.outputs().getFirst().size());
  }

  private static float[] random(int count, int seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void largeMatricesAreLeftToTheSharedKernel() {
    Region region = product(Shape.of(Dim.BATCH, Dim.of(64)), 97);
    Program program = Applications.program("Large", List.of(region), "one");
    Emitted emitted = Emitter.emit(List.of(program), "test");
    assertThat(emitted.sources().get("nnet.model.Large")).contains("Kernels.matmul(");
  }

  @Test
  void leadingAxesAreRows() {
    Shape rows = Shape.of(Dim.BATCH, Dim.of(3), Dim.of(4));
    Twins twins = Twins.of(Applications.program("Stacks", List.of(product(rows, 6)), "one"));
    float[] x = random(2 * 3 * 4, 3);
    float[] w = random(4 * 6, 4);
    float[] all = run(twins, 0, true, 2, x, w);
    float[] second = run(twins, 0, true, 1, Arrays.copyOfRange(x, 12, 24), w);
    assertThat(Arrays.copyOfRange(all, 18, 36)).isEqualTo(second);
  }
}
