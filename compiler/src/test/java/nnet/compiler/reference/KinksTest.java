package nnet.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nnet.compiler.derive.Gradient;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Region;
import nnet.compiler.op.Operators;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Sample;
import nnet.compiler.op.SampleRegion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an operator has a kink its derived slope lies between the slopes to both sides. */
class KinksTest {
  @TestFactory
  Stream<DynamicTest> slopesLieBetweenThoseToBothSides() {
    return Operators.all().stream()
        .map(operator ->
            DynamicTest.dynamicTest(
                operator.name(), () -> operator.samples().forEach(s -> check(operator, s))));
  }

  private static void check(Primitive operator, Sample sample) {
    Region applied = SampleRegion.of(operator, sample);
    if (isReal(applied)) {
      Region derived =
          Gradient.of(applied, "loss", formal -> formal.value().type().data() == DataType.FLOAT);
      for (OneSided slopes : Lattice.of(operator, sample, 5)) {
        assertThat(slopes.accepts(derived, SampleRegion.BATCH))
            .as("%s between %s and %s", operator.name(), slopes.left(), slopes.right())
            .isTrue();
      }
    }
  }

  private static boolean isReal(Region applied) {
    return applied.formals().stream().anyMatch(formal -> formal.path().equals("weights"));
  }

  /** The points are what they are for. */
  @ParameterizedTest
  @ValueSource(strings = {"abs", "maximum", "minimum", "clamp", "reduce_max", "max_pool2d"})
  void thereAreKinks(String name) {
    Primitive operator = Operators.named(name).orElseThrow();
    List<OneSided> slopes =
        operator.samples().stream()
            .flatMap(sample -> Lattice.of(operator, sample, 5).stream())
            .toList();
    assertThat(slopes).anyMatch(OneSided::isKink);
  }

  @Test
  void whereThereIsAJumpThereIsNoSlope() {
    Primitive floor = Operators.named("floor").orElseThrow();
    Sample sample = floor.samples().getFirst();
    assertThat(Lattice.of(floor, sample, 5)).hasSizeLessThan(Lattice.ELEMENTS);
  }
}
