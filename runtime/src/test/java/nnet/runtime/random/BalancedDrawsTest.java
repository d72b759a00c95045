package nnet.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BalancedDrawsTest {
  private static int[] labels() {
    int[] labels = new int[4000];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 20 == 0 ? 3 : i % 4 == 1 ? 1 : 0;
    }
    return labels;
  }

  /** Within four deviations of a third, where one class has a twentieth of the examples. */
  @Test
  void classesThatOccurComeEquallyOften() {
    int[] labels = labels();
    int[] order = BalancedDraws.of(7, 2, labels);
    assertThat(order).hasSameSizeAs(labels);
    for (int label : new int[] {0, 1, 3}) {
      long count = Arrays.stream(order).filter(row -> labels[row] == label).count();
      assertThat((double) count).isBetween(1333.0 - 120, 1333.0 + 120);
    }
    long rare = Arrays.stream(order).filter(row -> labels[row] == 3).distinct().count();
    assertThat(rare).isBetween(195L, 200L);
  }

  @Test
  void drawsDependOnSeedAndEpochAlone() {
    int[] order = BalancedDraws.of(7, 2, labels());
    assertThat(BalancedDraws.of(7, 2, labels())).isEqualTo(order);
    assertThat(BalancedDraws.of(7, 3, labels())).isNotEqualTo(order);
    assertThat(BalancedDraws.of(8, 2, labels())).isNotEqualTo(order);
  }
}
