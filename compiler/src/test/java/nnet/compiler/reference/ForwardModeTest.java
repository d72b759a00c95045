package nnet.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.derive.Gradient;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Broadcasting;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.Kernel;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Sample;
import nnet.compiler.op.SampleRegion;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.reference.GradientCheck.Settings;
import nnet.compiler.reference.GradientCheck.Verdict;
import nnet.compiler.type.Shape;
import nnet.runtime.random.Draw;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second witness itself: what it computes, and that it notices what differences cannot. */
class ForwardModeTest {

  @ParameterizedTest
  @CsvSource({
    "matmul, 0, AFFINE",
    "matmul, 1, AFFINE",
    "concat, 1, AFFINE",
    "conv2d, 0, AFFINE",
    "average_pool2d, 0, AFFINE",
    "max_pool2d, 0, SELECTION",
    "max_pool2d_gradient, 0, CONSTANT",
    "max_pool2d_gradient, 1, AFFINE",
    "reduce_max, 0, SELECTION",
    "reduce_min, 0, SELECTION",
    "argmax, 0, CONSTANT",
    "softmax, 0, CURVED",
    "softmax_gradient, 1, AFFINE",
    "logsumexp, 0, CURVED"
  })
  void howKernelsDependOnTheirOperandsIsFound(String name, int operand, Dependence expected) {
    Kernel operator = (Kernel) Operators.named(name).orElseThrow();
    for (Sample sample : operator.samples()) {
      assertThat(Dependence.of(operator, evaluation(operator, sample), operand))
          .isEqualTo(expected);
    }
  }

  private static Evaluation evaluation(Primitive operator, Sample sample) {
    Region region = SampleRegion.of(operator, sample);
    List<NdArray> operands =
        SampleRegion.arguments(region, sample, 5).subList(0, sample.operands().size());
    Shape shape = region.nodes().getFirst().result().type().shape();
    return new Evaluation(sample.attributes(), operands, shape, SampleRegion.BATCH, new Draw());
  }

  /** What is emitted is the formula that the interpreter computes, in float64 as well. */
  @TestFactory
  Stream<DynamicTest> emittedFormulasAreThoseOfTheInterpreter() {
    return Operators.all().stream()
        .filter(Elementwise.class::isInstance)
        .map(operator ->
            DynamicTest.dynamicTest(
                operator.name(),
                () -> operator.samples().forEach(s -> checkFormula((Elementwise) operator, s))));
  }

  private static void checkFormula(Elementwise operator, Sample sample) {
    Evaluation evaluation = evaluation(operator, sample);
    NdArray expected = operator.evaluate(evaluation);
    DualWriter writer = new DualWriter(expected.size());
    List<String> registers = new ArrayList<>();
    for (NdArray operand : evaluation.operands()) {
      int[] places = Broadcasting.places(operand.shape(), expected.shape());
      double[] values = new double[expected.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = operand.get(places[i]);
      }
      registers.add(writer.register(values, new double[values.length]));
    }
    double[] found = writer.value(operator.write(writer, registers));
    assertThat(found).containsExactly(expected.data(), within(1e-13));
  }

  /** A gradient that is wrong by a part in a thousand millions. */
  @Test
  void itIsExacterThanDifferences() {
    RegionBuilder builder = new RegionBuilder("square");
    Value x = builder.formal(Formal.Kind.PARAMETER, "x", ValueType.of(Shape.of(3)));
    Arithmetic arithmetic = new Arithmetic(builder);
    Value total =
        builder.apply(
            Sum.INSTANCE, new AxisGroup(0, 1).attributes(), List.of(arithmetic.square(x)));
    builder.result(Result.Kind.LOSS, "loss", total);
    Region region = Gradient.of(builder.build(), "loss", formal -> true);
    Region wrong = scaled(region, 1 + 1e-9);
    assertThat(verdicts(region)).containsOnly(Verdict.AGREES);
    assertThat(verdicts(wrong)).containsOnly(Verdict.DIFFERS);
  }

  private static Region scaled(Region region, double factor) {
    RegionBuilder builder = new RegionBuilder(region.name());
    builder.adopt(region.formals().stream().map(Formal::value).toList());
    region.nodes().forEach(builder::append);
    Result gradient = region.results(Result.Kind.GRADIENT).getFirst();
    Value other = new Arithmetic(builder).scale(factor, gradient.value());
    return new Region(
        region.name(),
        region.formals(),
        builder.nodes(),
        List.of(
            region.results().getFirst(), new Result(other, Result.Kind.GRADIENT, gradient.path())));
  }

  private static List<Verdict> verdicts(Region region) {
    NdArray x = new NdArray(new double[] {0.3, -1.2, 0.7}, 3);
    return GradientCheck.run(region, "loss", List.of(x), 1, new Draw(), new Settings(1e-8, 2, 1))
        .findings()
        .stream()
        .map(GradientCheck.Finding::verdict)
        .toList();
  }
}
