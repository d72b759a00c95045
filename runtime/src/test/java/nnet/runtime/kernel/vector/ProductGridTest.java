package nnet.runtime.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nnet.runtime.kernel.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductGridTest {
  private static final int[][] SHAPES = {
    {1, 512, 784},
    {1, 10, 9216},
    {1, 1, 1},
    {9, 40, 300},
    {96, 96, 96},
    {128, 10, 512},
    {300, 7, 500},
    {1000, 1000, 1000}
  };

  private final ProductGrid grid = new ProductGrid();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void partsCoverTheResultOnce(int most) {
    for (int[] shape : SHAPES) {
      grid.cut(product(shape[0], shape[1], shape[2]), most);
      int[][] times = new int[shape[0]][shape[1]];
      for (int part = 0; part < grid.parts(); part++) {
        count(times, part);
      }
      assertThat(Stream.of(times)).allSatisfy(row -> assertThat(row).containsOnly(1));
      assertThat(grid.parts()).isBetween(1, most);
    }
  }

  private void count(int[][] times, int part) {
    for (int row = grid.row(part); row < grid.endRow(part); row++) {
      for (int column = grid.column(part); column < grid.endColumn(part); column++) {
        times[row][column]++;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void largeProductsGiveEachThreadAPart(int threads) {
    grid.cut(product(1000, 1000, 1000), threads);
    assertThat(grid.parts()).isEqualTo(threads);
    grid.cut(product(1, 512, 784), threads);
    assertThat(grid.parts()).isEqualTo(threads);
    grid.cut(product(128, 10, 512), threads);
    assertThat(grid.parts()).isEqualTo(threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void smallProductsAreNotHandedOver(int threads) {
    grid.cut(product(32, 32, 32), threads);
    assertThat(grid.parts()).isEqualTo(1);
  }

  private static Product product(int m, int n, int k) {
    float[] none = {};
    return new Product().set(none, 0, false, none, 0, false, none, 0, m, n, k, false);
  }
}
