package nnet.compiler.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.derive.Gradient;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.graph.Verifier;
import nnet.compiler.reference.GradientCheck;
import nnet.compiler.reference.GradientCheck.Settings;
import nnet.compiler.reference.Interpreter;
import nnet.runtime.random.Draw;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every operator and each of its samples. */
class OperatorsTest {
  private record Case(Primitive operator, Sample sample, int number) {
    String title() {
      return operator.name() + " " + number;
    }
  }

  private static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Primitive operator : Operators.all()) {
      assertThat(operator.samples()).as(operator.name()).isNotEmpty();
      for (Sample sample : operator.samples()) {
        cases.add(new Case(operator, sample, cases.size()));
      }
    }
    return cases.stream();
  }

  /** All but the one operator that has no second derivative. */
  @TestFactory
  Stream<DynamicTest> derivativesAgreeWithDifferences() {
    return cases()
        .filter(c -> hasLoss(SampleRegion.of(c.operator(), c.sample())))
        .map(c -> DynamicTest.dynamicTest(c.title(), () -> checkDerivative(c)));
  }

  private static boolean hasLoss(Region region) {
    return !region.results(Result.Kind.LOSS).isEmpty();
  }

  private static void checkDerivative(Case c) {
    Region region = SampleRegion.of(c.operator(), c.sample());
    Region derived =
        Gradient.of(region, "loss", formal -> formal.value().type().data() == DataType.FLOAT);
    Verifier.check(derived, "derivation of " + c.title());
    GradientCheck.Report report =
        GradientCheck.run(
            derived,
            "loss",
            SampleRegion.arguments(region, c.sample(), 7),
            SampleRegion.BATCH,
            new Draw(),
            new Settings(1e-8, 3, 5));
    assertThat(report.findings())
        .allMatch(finding -> finding.verdict() == GradientCheck.Verdict.AGREES);
  }

  @TestFactory
  Stream<DynamicTest> resultsHaveTheShapesThatAreInferred() {
    return cases().map(c -> DynamicTest.dynamicTest(c.title(), () -> checkShapes(c)));
  }

  private static void checkShapes(Case c) {
    Region region = SampleRegion.of(c.operator(), c.sample());
    assertThat(Verifier.problems(region)).isEmpty();
    List<NdArray> results =
        new Interpreter(SampleRegion.BATCH, new Draw())
            .run(region, SampleRegion.arguments(region, c.sample(), 3));
    for (int i = 0; i < results.size(); i++) {
      NdArray result = results.get(i);
      int[] shape = region.results().get(i).value().type().shape().resolve(SampleRegion.BATCH);
      assertThat(result.shape()).isEqualTo(shape);
      assertThat(result.data()).hasSize(NdArray.count(shape)).doesNotContain(Double.NaN);
    }
  }

  /** Where an operator says of which products an element is the sum. */
  @TestFactory
  Stream<DynamicTest> productsAddUpToTheResult() {
    return cases()
        .filter(c -> List.of("matmul", "sum").contains(c.operator().name()) || isConvolution(c))
        .map(c -> DynamicTest.dynamicTest(c.title(), () -> checkProducts(c)));
  }

  private static boolean isConvolution(Case c) {
    return c.operator().name().startsWith("conv2d") || c.operator().name().startsWith("conv3d");
  }

  private static void checkProducts(Case c) {
    Region region = SampleRegion.of(c.operator(), c.sample());
    List<NdArray> operands =
        SampleRegion.arguments(region, c.sample(), 5).subList(0, c.sample().operands().size());
    List<ValueType> types = region.nodes().getFirst().operands().stream().map(Value::type).toList();
    Evaluation evaluation =
        new Evaluation(
            c.sample().attributes(),
            operands,
            c.operator().infer(c.sample().attributes(), types).shape(),
            SampleRegion.BATCH,
            new Draw());
    NdArray result = c.operator().evaluate(evaluation);
    for (int element = 0; element < result.size(); element++) {
      double sum = 0;
      for (int[] places : c.operator().products(evaluation, element)) {
        double product = 1;
        for (int i = 0; i < places.length; i++) {
          product *= operands.get(i).get(places[i]);
        }
        sum += product;
      }
      assertThat(sum).isCloseTo(result.get(element), within(1e-12));
    }
  }

  @Test
  void namesAreUnique() {
    assertThat(new HashSet<>(Operators.all().stream().map(Primitive::name).toList()))
        .hasSameSizeAs(Operators.all());
  }

  @Test
  void everyOperatorIsDocumented() {
    assertThat(Operators.all())
        .allMatch(operator -> operator.documentation().summary().endsWith("."))
        .allMatch(operator -> !operator.documentation().formula().isEmpty());
    assertThat(Operators.callables().values())
        .allMatch(builtin -> !builtin.documentation().source().isEmpty());
  }
}
