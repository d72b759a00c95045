package nnet.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SurrogateTest {
  private static final double[] ALIKE = {1, 1, 1, 1};

  @Test
  void aPlaneIsFound() {
    double[] x = {0, 0, 1, 0, 0, 1, 1, 1};
    double[] y = {3, 5, 2, 4};
    Surrogate found = Surrogate.fit(x, y, ALIKE, 2, 0);
    assertThat(found.slopes()).usingComparatorWithPrecision(1e-12).containsExactly(2, -1);
    assertThat(found.offset()).isCloseTo(3, within(1e-12));
    assertThat(found.r2()).isCloseTo(1, within(1e-12));
  }

  /** By hand: of x = 0, 1, 2, 3 and y = 2 x the slope is 2 · 5 / (5 + 5), as Σ(x - 1.5)² = 5. */
  @Test
  void theRidgeHoldsSlopesBackButNotTheOffset() {
    Surrogate found =
        Surrogate.fit(new double[] {0, 1, 2, 3}, new double[] {0, 2, 4, 6}, ALIKE, 1, 5);
    assertThat(found.slopes()[0]).isCloseTo(1, within(1e-12));
    assertThat(found.offset()).isCloseTo(3 - 1.5, within(1e-12));
    assertThat(found.r2()).isCloseTo(0.75, within(1e-12));
  }

  @Test
  void aPointCountsByItsWeight() {
    double[] x = {0, 1, 1};
    double[] y = {0, 1, 5};
    Surrogate found = Surrogate.fit(x, y, new double[] {1, 3, 1}, 1, 0);
    assertThat(found.slopes()[0]).isCloseTo(2, within(1e-12));
    assertThat(found.offset()).isCloseTo(0, within(1e-12));
  }
}
