package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import nnet.compiler.graph.DataType;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.plan.Planner;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Slot;
import nnet.runtime.random.Draw;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operator as it is emitted, against its definition in float64 and against its twin. */
class OperatorEmissionTest {
  private static final List<Applications.Case> CASES = Applications.all();

  @TestFactory
  List<DynamicTest> everySampleOfEveryOperator() {
    Twins twins = Twins.of(Applications.program("Samples", CASES));
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < CASES.size(); i++) {
      int index = i;
      tests.add(DynamicTest.dynamicTest(CASES.get(i).toString(), () -> check(twins, index)));
    }
    return tests;
  }

  private static void check(Twins twins, int index) {
    for (int batch : new int[] {1, 7, 0, 64}) {
      if (batch == 0 && takesAnExample(CASES.get(index))) {
        continue;
      }
      float[] vector = run(twins, index, batch, true);
      float[] scalar = run(twins, index, batch, false);
      double[] expected = expected(index, batch);
      assertThat(vector).as("batch %d: number of elements", batch).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(Float.floatToIntBits(vector[i]))
            .as("batch %d, element %d: twins %s and %s", batch, i, vector[i], scalar[i])
            .isEqualTo(Float.floatToIntBits(scalar[i]));
        assertThat((double) vector[i])
            .as("batch %d, element %d", batch, i)
            .isCloseTo(expected[i], within(expected[i]));
      }
    }
  }

  /** A slice of the batch axis needs examples. */
  private static boolean takesAnExample(Applications.Case some) {
    return some.operator().name().equals("slice")
        && some.sample().attributes().integer("axis") == 0;
  }

  private static org.assertj.core.data.Offset<Double> within(double expected) {
    return org.assertj.core.data.Offset.offset(2e-5 * (1 + Math.abs(expected)));
  }

  private static float[] run(Twins twins, int index, int batch, boolean vector) {
    Entry entry = twins.emitted().schema().entries().get(index);
    float[] workspace = new float[entry.workspace(batch)];
    Arrays.fill(workspace, Float.NaN);
    Frame frame = new Frame(new float[0], new float[0], new float[0], workspace, batch);
    frame.draw.seed = 5;
    List<NdArray> operands = operands(index, batch);
    int at = 0;
    for (int k = 0; k < operands.size(); k++) {
      if (CASES.get(index).sample().operands().get(k).data() != DataType.KEY) {
        Slot slot = entry.inputs().get(at++);
        int offset = slot.at(entry, batch);
        for (int i = 0; i < operands.get(k).size(); i++) {
          workspace[offset + i] = (float) operands.get(k).get(i);
        }
      }
    }
    (vector ? twins.vector() : twins.scalar()).run(index, frame);
    Slot output = entry.outputs().get(0);
    int offset = output.at(entry, batch);
    int size = output.size() * (output.perExample() ? batch : 1);
    return Arrays.copyOfRange(workspace, offset, offset + size);
  }

  private static double[] expected(int index, int batch) {
    Applications.Case some = CASES.get(index);
    List<NdArray> operands = operands(index, batch);
    List<nnet.compiler.graph.ValueType> types = new ArrayList<>();
    for (Sample.Operand operand : some.sample().operands()) {
      types.add(new nnet.compiler.graph.ValueType(operand.data(), operand.shape()));
    }
    Shape shape = some.operator().infer(some.sample().attributes(), types).shape();
    Draw draw = new Draw();
    draw.seed = 5;
    return some.operator()
        .evaluate(new Evaluation(some.sample().attributes(), operands, shape, batch, draw))
        .data();
  }

  /** The same numbers each time, as float32 holds them. */
  private static List<NdArray> operands(int index, int batch) {
    Random random = new Random(index);
    List<NdArray> operands = new ArrayList<>();
    for (Sample.Operand operand : CASES.get(index).sample().operands()) {
      if (operand.data() == DataType.KEY) {
        operands.add(NdArray.scalar(Planner.key("x" + operands.size())));
        continue;
      }
      NdArray array = NdArray.zeros(operand.shape().resolve(batch));
      for (int i = 0; i < array.size(); i++) {
        double value = operand.low() + random.nextDouble() * (operand.high() - operand.low());
        boolean whole = operand.data() != DataType.FLOAT && operand.data() != DataType.DOUBLE;
        array.data()[i] = whole ? Math.floor(value) : (float) value;
      }
      operands.add(array);
    }
    return operands;
  }
}
