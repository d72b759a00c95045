package nnet.runtime.kernel.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import nnet.runtime.kernel.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The functions are as exact as they say, keep the edges, and are the same bits in scalar and
 * vector text.
 */
class FormulaTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float[] EDGES = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    1f,
    -1f,
    0.5f,
    2f,
    -2f,
    3f,
    -3f,
    88.72f,
    88.73f,
    -87.34f,
    -103.97f,
    -103.98f,
    0x1p20f,
    16777216f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    INFINITY,
    -INFINITY,
    Float.NaN
  };

  @TempDir Path folder;

  static Stream<Formula> formulas() {
    return Formulas.all().stream();
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void isAsExactAsItSays(Formula formula) throws Throwable {
    MethodHandle function = scalar(formula);
    double worst = 0;
    String where = "";
    for (float[] arguments : Arguments.of(formula.name(), EDGES)) {
      float value = call(function, arguments);
      double truth = truth(formula.name(), arguments);
      double error = error(value, truth);
      if (error > worst) {
        worst = error;
        where = Arrays.toString(arguments) + " gives " + value + ", not " + truth;
      }
    }
    assertThat(worst).as(where).isLessThan(formula.ulps());
  }

  /**
   * The distance in units in the last place; NaN belongs to NaN and infinity to infinity or what
   * rounds to it.
   */
  private static double error(float value, double truth) {
    float rounded = (float) truth;
    if (Float.floatToIntBits(value) == Float.floatToIntBits(rounded)) {
      return 0;
    }
    if (Float.isInfinite(value) && Math.abs(truth) > 3.4028233e38 && value > 0 == truth > 0) {
      return 1;
    }
    boolean wrongZero = rounded == 0 && value == 0 && truth == 0;
    boolean finite = Float.isFinite(value) && Float.isFinite(rounded);
    return wrongZero || !finite ? INFINITY : Math.abs(value - truth) / Math.ulp(rounded);
  }

  private static double truth(String name, float[] x) {
    return Objects.requireNonNull(TRUTH.get(name)).applyAsDouble(x[0], x.length > 1 ? x[1] : 0);
  }

  private static final Map<String, DoubleBinaryOperator> TRUTH =
      Map.ofEntries(
          Map.entry("exp", (x, y) -> StrictMath.exp(x)),
          Map.entry("expOfNegative", (x, y) -> StrictMath.exp(x)),
          Map.entry("expm1", (x, y) -> StrictMath.expm1(x)),
          Map.entry(
              "sigmoid",
              (x, y) ->
                  x < 0
                      ? StrictMath.exp(x) / (1 + StrictMath.exp(x))
                      : 1 / (1 + StrictMath.exp(-x))),
          Map.entry("tanh", (x, y) -> StrictMath.tanh(x)),
          Map.entry("erf", (x, y) -> ErrorFunction.of(x)),
          Map.entry("log", (x, y) -> StrictMath.log(x)),
          Map.entry("log1p", (x, y) -> StrictMath.log1p(x)),
          Map.entry(
              "softplus",
              (x, y) -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)))),
          Map.entry("sin", (x, y) -> limited(x, StrictMath.sin(x))),
          Map.entry("cos", (x, y) -> limited(x, StrictMath.cos(x))),
          Map.entry("tan", (x, y) -> limited(x, StrictMath.tan(x))),
          Map.entry("atan", (x, y) -> StrictMath.atan(x)),
          Map.entry("sqrt", (x, y) -> StrictMath.sqrt(x)),
          Map.entry("pow", StrictMath::pow));

  private static double limited(double x, double value) {
    return Math.abs(x) > 0x1p20 ? Double.NaN : value;
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void vectorTextGivesTheBitsOfScalarText(int bits) throws Throwable {
    Class<?> vectors = VectorClass.compile(folder, bits);
    for (Formula formula : Formulas.all()) {
      MethodHandle scalar = scalar(formula);
      List<float[]> arguments = Arguments.few(formula.name(), EDGES);
      float[] values = VectorClass.call(vectors, formula, arguments);
      for (int i = 0; i < values.length; i++) {
        float expected = call(scalar, arguments.get(i));
        if (Float.floatToIntBits(values[i]) != Float.floatToIntBits(expected)) {
          fail(
              formula.name()
                  + Arrays.toString(arguments.get(i))
                  + ": "
                  + values[i]
                  + ", not "
                  + expected);
        }
      }
    }
  }

  @Test
  void printedClassesAreUpToDate() throws Exception {
    for (Map.Entry<Path, List<String>> file : MathClasses.SCALAR.entrySet()) {
      assertThat(withoutSpace(MathClasses.printedPart(file.getKey())))
          .isEqualTo(withoutSpace(MathClasses.scalarMethods(file.getValue()) + "}"));
    }
    for (Map.Entry<Path, List<String>> file : MathClasses.VECTOR.entrySet()) {
      assertThat(withoutSpace(MathClasses.printedPart(file.getKey())))
          .isEqualTo(withoutSpace(MathClasses.vectorMethods(file.getValue()) + "}"));
    }
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s", "");
  }

  private static MethodHandle scalar(Formula formula) throws ReflectiveOperationException {
    String name = formula.name().equals("expOfNegative") ? "exp" : formula.name();
    Class<?>[] types = formula.parameters().stream().map(p -> float.class).toArray(Class<?>[]::new);
    return MethodHandles.lookup()
        .findStatic(Scalar.class, name, MethodType.methodType(float.class, types));
  }

  private static float call(MethodHandle function, float[] x) throws Throwable {
    return x.length == 1
        ? (float) function.invokeExact(x[0])
        : (float) function.invokeExact(x[0], x[1]);
  }
}
