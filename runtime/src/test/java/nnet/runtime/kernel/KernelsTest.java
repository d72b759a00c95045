package nnet.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels whose results can be written down by hand. */
class KernelsTest {
  private static final float NAN = Float.NaN;
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @Test
  void extremesOverAnAxis() {
    float[] x = {1, 5, 5, -2, NAN, 3, 0, -0f, 7};
    float[] y = new float[3];
    Kernels.max(x, 0, y, 0, 1, 3, 3);
    assertThat(y).containsExactly(1, NAN, 7);
    Kernels.max(x, 0, y, 0, 3, 3, 1);
    assertThat(y).containsExactly(5, NAN, 7);
    Kernels.min(x, 0, y, 0, 3, 3, 1);
    assertThat(y).containsExactly(1, NAN, -0f);
    Kernels.argmax(x, 0, y, 0, 3, 3, 1);
    assertThat(y).containsExactly(1, 1, 2);
    Kernels.max(x, 0, y, 0, 1, 0, 1);
    Kernels.min(x, 0, y, 1, 1, 0, 1);
    assertThat(y).containsExactly(-INFINITY, INFINITY, 2);
  }

  @Test
  void gatherAndItsGradient() {
    float[] table = {1, 2, 3, 4, 5, 6};
    float[] indices = {2, 0, 2};
    float[] y = new float[6];
    Kernels.gather(table, 0, 1, 3, 2, indices, 0, y, 0, 3);
    assertThat(y).containsExactly(5, 6, 1, 2, 5, 6);
    float[] gradient = {10, 10, 10, 10, 10, 10};
    Kernels.scatterAdd(y, 0, indices, 0, 3, gradient, 0, 1, 3, 2);
    assertThat(gradient).containsExactly(11, 12, 10, 10, 20, 22);
  }

  @Test
  void gatherFromTablesOfTheirOwn() {
    float[] tables = {1, 2, 3, 4};
    float[] indices = {1, 1, 0, 1};
    float[] y = new float[4];
    Kernels.gather(tables, 0, 2, 2, 1, indices, 0, y, 0, 2);
    assertThat(y).containsExactly(2, 2, 3, 4);
    float[] gradient = new float[4];
    Kernels.scatterAdd(y, 0, indices, 0, 2, gradient, 0, 2, 2, 1);
    assertThat(gradient).containsExactly(0, 4, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(floats = {-1, 3, 0.5f, Float.NaN, 1e20f})
  void anIndexOutsideTheTableIsNamed(float index) {
    assertThatThrownBy(() ->
            Kernels.gather(new float[6], 0, 1, 3, 2, new float[] {index}, 0, new float[2], 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("index " + index + " is not a whole number from 0 to 2");
  }

  @Test
  void pickAndItsGradientAndOneHot() {
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] y = new float[2];
    Kernels.takeAlong(x, 0, new float[] {2, 0}, 0, y, 0, 2, 3, 1, 1);
    assertThat(y).containsExactly(3, 4);
    Kernels.takeAlong(x, 0, new float[] {2, 0}, 0, y, 0, 1, 3, 1, 2);
    assertThat(y).containsExactly(5, 2);
    float[] dx = new float[6];
    Kernels.scatterAlong(y, 0, new float[] {2, 0}, 0, dx, 0, 1, 3, 1, 2);
    assertThat(dx).containsExactly(0, 2, 0, 0, 5, 0);
    Kernels.oneHot(new float[] {2, 0}, 0, dx, 0, 2, 3);
    assertThat(dx).containsExactly(0, 0, 1, 1, 0, 0);
  }

  @Test
  void elementsAlongAnAxisByTheirNumbers() {
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] indices = {1, 2, 1, 0};
    float[] y = new float[4];
    Kernels.takeAlong(x, 0, indices, 0, y, 0, 1, 3, 2, 2);
    assertThat(y).containsExactly(3, 6, 3, 2);
    float[] sums = {9, 9, 9, 9, 9, 9};
    Kernels.scatterAlong(y, 0, indices, 0, sums, 0, 1, 3, 2, 2);
    assertThat(sums).containsExactly(0, 2, 6, 0, 0, 6);
  }

  @Test
  void placesInOrderWithEqualNumbersInTheirOwn() {
    float[] x = {3, 1, 3, Float.NaN, 1, 2, -0f, 0};
    float[] y = new float[8];
    Kernels.argsort(x, 0, y, 0, 1, 8, 1, false);
    assertThat(y).containsExactly(6, 7, 1, 4, 5, 0, 2, 3);
    Kernels.argsort(x, 0, y, 0, 1, 8, 1, true);
    assertThat(y).containsExactly(3, 0, 2, 5, 1, 4, 6, 7);
    Kernels.argsort(new float[] {1, 6, 3, 2, 2, 4}, 0, y, 0, 1, 3, 2, false);
    assertThat(y).startsWith(0, 1, 2, 2, 1, 0);
  }

  @Test
  void movement() {
    float[] x = {1, 2, 3, 4, 5, 6};
    float[] y = new float[6];
    Kernels.copyAlong(x, 0, y, 0, Axes.of(3, 1, 2).and(2, 3, 1));
    assertThat(y).containsExactly(1, 4, 2, 5, 3, 6);
    Kernels.copyAlong(x, 1, y, 0, Axes.of(2, 0, 3).and(3, 2, 1));
    assertThat(y).containsExactly(2, 4, 6, 2, 4, 6);
    Kernels.copyAlong(x, 0, y, 0, Axes.of(2, 3, 3).and(1, 7, 7).and(3, 1, 1));
    assertThat(y).containsExactly(x);
    Kernels.copyAlong(y, 0, x, 0, Axes.of(2, 3, 3).and(0, 1, 1));
    Kernels.copyAlong(x, 5, y, 0, Axes.of(1, 0, 0));
    assertThat(y).containsExactly(6, 2, 3, 4, 5, 6);
    Kernels.fill(y, 1, 2, 9);
    Kernels.copy(x, 0, y, 4, 2);
    assertThat(y).containsExactly(6, 9, 9, 4, 1, 2);
  }

  @Test
  void aLargeTransposeMovesEveryElement() {
    int rows = 67;
    int columns = 130;
    float[] x = new float[rows * columns];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
    }
    float[] y = new float[x.length];
    Kernels.copyAlong(x, 0, y, 0, Axes.of(columns, 1, rows).and(rows, columns, 1));
    for (int i = 0; i < x.length; i++) {
      assertThat(y[i % columns * rows + i / columns]).isEqualTo(i);
    }
  }

  @Test
  void maxPoolingAndItsGradient() {
    Pooling2d shape = new Pooling2d(3, 3, 1, 2, 2, 1, 1, 0, 0, 2, 2);
    float[] x = {1, 2, 0, 2, 2, 0, 0, 0, NAN};
    float[] y = new float[4];
    Kernels.maxPool2d(x, 0, y, 0, 1, shape);
    assertThat(y).containsExactly(2, 2, 2, NAN);
    float[] dx = new float[9];
    Kernels.maxPool2dGradient(x, 0, new float[] {1, 10, 100, 1000}, 0, dx, 0, 1, shape);
    assertThat(dx).containsExactly(0, 11, 0, 100, 0, 0, 0, 0, 1000);
  }

  @Test
  void numbersFromWhereOthersAreLargest() {
    Pooling2d shape = new Pooling2d(2, 4, 1, 2, 2, 2, 2, 0, 0, 1, 2);
    float[] x = {1, 5, 2, 2, 3, 5, 2, 1};
    float[] v = {10, 20, 30, 40, 50, 60, 70, 80};
    float[] y = new float[2];
    Kernels.maxPool2dPick(x, 0, v, 0, y, 0, 1, shape);
    assertThat(y).containsExactly(20, 30);
  }

  @Test
  void averagePoolingAndItsGradient() {
    Pooling2d shape = new Pooling2d(2, 2, 1, 2, 2, 2, 2, 1, 1, 2, 2);
    float[] x = {1, 2, 3, 4};
    float[] y = new float[4];
    Kernels.averagePool2d(x, 0, y, 0, 1, shape);
    assertThat(y).containsExactly(1, 2, 3, 4);
    Pooling2d overlapping = new Pooling2d(1, 3, 1, 1, 2, 1, 1, 0, 0, 1, 2);
    float[] shared = new float[3];
    Kernels.averagePool2dGradient(new float[] {2, 4}, 0, shared, 0, 1, overlapping);
    assertThat(shared).containsExactly(1, 3, 2);
  }

  @Test
  void logSumExpOfNothingAndOfInfinities() {
    float[] y = new float[1];
    Kernels.logSumExp(new float[] {-INFINITY, -INFINITY}, 0, y, 0, 1, 2, 1);
    assertThat(y).containsExactly(-INFINITY);
    Kernels.logSumExp(new float[] {1000, 1000}, 0, y, 0, 1, 2, 1);
    assertThat(y[0]).isEqualTo(1000.6932f);
    Kernels.logSumExp(y, 0, y, 0, 1, 0, 1);
    assertThat(y).containsExactly(-INFINITY);
  }
}
